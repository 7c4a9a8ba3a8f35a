import type { Warehouse } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** The warehouses that have stock, with the import that it is from, by name. */
export async function listWarehouses(db: Queryable): Promise<Warehouse[]> {
  const { rows } = await db.execute<Warehouse & Record<string, unknown>>(sql`
    select warehouse.id, warehouse.name, stock_import.as_of::text as "asOf",
           to_char(part.activated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "activatedAt",
           stock_import.task_id as "taskId", stock_import.file_name as "fileName", part.lines
    from pricing.warehouse
    join pricing.warehouse_import part on part.id = warehouse.active_import_id
    join pricing.stock_import on stock_import.id = part.import_id
    order by warehouse.name collate "und-x-icu", warehouse.id`)
  return rows
}
