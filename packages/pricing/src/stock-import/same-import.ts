import type { DecimalSign, ReadWarning, StockMapping } from '@pf/contract'
import type { Queryable, Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'

export interface WantedImport {
  readonly sha256: string
  readonly mapping: StockMapping
  readonly scope: 'full' | 'partial'
  readonly asOf: string
  /** Keys of all its warehouses. */
  readonly warehouseKeys: readonly string[]
}

export interface SameImport extends Record<string, unknown> {
  readonly id: string
  readonly taskId: string
  readonly decimalSigns: Record<string, DecimalSign>
  readonly titles: readonly string[]
  readonly read: number
  readonly merged: number
  readonly skipped: number
  readonly rejected: number
  readonly warnings: ReadWarning[]
  /** Part numbers of the file that wait for a LOT now. */
  readonly unmapped: number
  readonly warehouses: { readonly warehouse: string; readonly lines: number }[]
}

/** Holds the named warehouses as they are until the transaction ends. */
export async function lockNamedWarehouses(tx: Transaction, keys: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select from pricing.warehouse
    where name_key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
    order by id
    for update`)
}

/** The import of the same file, mapping, scope and day that is active in every one of its warehouses, if there is one. */
export async function selectSameImport(db: Queryable, wanted: WantedImport): Promise<SameImport | undefined> {
  const { rows } = await db.execute<SameImport>(sql`
    select same.id, same.task_id as "taskId", decimal_signs as "decimalSigns", titles, read, merged, skipped, rejected, warnings,
      (select count(*)::int from pricing.part_number known
       where known.lot_id is null and not known.is_ignored and known.id in (
         select part_number_id from pricing.stock_line line
         join pricing.warehouse_import part on part.id = line.warehouse_import_id
         where part.import_id = same.id and line.row is not null)) as unmapped,
      (select jsonb_agg(jsonb_build_object('warehouse', warehouse.name, 'lines', part.inserted + part.updated + part.unchanged)
                        order by part.position)
       from pricing.warehouse_import part join pricing.warehouse on warehouse.id = part.warehouse_id
       where part.import_id = same.id) as warehouses
    from pricing.stock_import same
    where file_sha256 = ${wanted.sha256} and mapping = ${JSON.stringify(wanted.mapping)}::jsonb and scope = ${wanted.scope}
      and as_of = ${wanted.asOf} and completed_at is not null
      and not exists (
        select from jsonb_array_elements_text(${JSON.stringify(wanted.warehouseKeys)}::jsonb) as named(key)
        left join pricing.warehouse on warehouse.name_key = named.key
        left join pricing.warehouse_import part on part.id = warehouse.active_import_id
        where part.import_id is distinct from same.id)`)
  return rows[0]
}
