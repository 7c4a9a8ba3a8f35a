import type { Database } from '@pf/database'
import { sql } from 'drizzle-orm'

export interface Line extends Record<string, unknown> {
  readonly partNumber: string
  readonly vendor: string | null
  readonly price: string | null
  readonly quantity: string | null
  readonly atLeast: boolean
}

/** What a warehouse holds now, by its pointer. */
export async function stockOf({ db }: Database, warehouse: string): Promise<Line[]> {
  const { rows } = await db.execute<Line>(sql`
    select text_key as "partNumber", vendor_key as vendor, price, quantity, at_least as "atLeast"
    from pricing.warehouse
    join pricing.stock_line on warehouse_import_id = active_import_id
    join pricing.part_number on part_number.id = part_number_id
    where warehouse.name = ${warehouse}
    order by text_key, vendor_key nulls first, price nulls first`)
  return rows
}

/** The lines that a task's file gave a warehouse, whether they are in force or not. */
export async function linesOfTask({ db }: Database, taskId: string, warehouse: string): Promise<Line[]> {
  const { rows } = await db.execute<Line>(sql`
    select text_key as "partNumber", vendor_key as vendor, price, quantity, at_least as "atLeast"
    from pricing.stock_import
    join pricing.warehouse_import part on part.import_id = stock_import.id
    join pricing.stock_line line on line.warehouse_import_id = part.id
    join pricing.part_number on part_number.id = part_number_id
    where task_id = ${taskId} and part.warehouse_name = ${warehouse} and line.row is not null
    order by text_key, vendor_key nulls first, price nulls first`)
  return rows
}

const tables = [
  'lot',
  'part_number',
  'staged_row',
  'rejected_row',
  'stock_import',
  'warehouse_import',
  'stock_line',
  'warehouse',
] as const

/** How many rows each table of this package has. */
export async function countRows({ db }: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await db.execute<{ count: number }>(
      sql`select count(*)::int as count from ${sql.identifier('pricing')}.${sql.identifier(table)}`,
    )
    counts[table] = rows[0]?.count ?? 0
  }
  return counts
}
