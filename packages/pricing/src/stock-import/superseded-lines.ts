import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** Imports of a warehouse beside the active one whose lines are kept. */
const importsKept = 2

/**
 * The imports whose lines are not kept any more: in each warehouse all but the active one and the newest others. The imports themselves
 * with their counts stay.
 */
export async function selectSupersededImports(db: Queryable): Promise<number[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from (
      select part.id, part.lines_removed_at, row_number() over (partition by part.warehouse_id order by part.id desc) as age
      from pricing.warehouse_import part
      join pricing.warehouse on warehouse.id = part.warehouse_id and warehouse.active_import_id is distinct from part.id
    ) other
    where age > ${importsKept} and lines_removed_at is null
    order by id`)
  return rows.map(({ id }) => Number(id))
}

/** Removes a batch of an import's lines and, after the last, notes it. Answers how many lines went. */
export async function removeLines(tx: Queryable, warehouseImportId: number): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    delete from pricing.stock_line where ctid = any(array(
      select ctid from pricing.stock_line where warehouse_import_id = ${warehouseImportId} limit 10000))`)
  if ((rowCount ?? 0) === 0) {
    await tx.execute(sql`update pricing.warehouse_import set lines_removed_at = now() where id = ${warehouseImportId}`)
  }
  return rowCount ?? 0
}

/** The imports whose rejected rows are not kept any more: none of their warehouses has its lines. */
export async function selectSupersededRejections(db: Queryable): Promise<number[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from pricing.stock_import old
    where completed_at is not null and rejected > 0
      and not exists (
        select from pricing.warehouse_import part where part.import_id = old.id and part.lines_removed_at is null)
      and exists (select from pricing.rejected_row where import_id = old.id)
    order by id`)
  return rows.map(({ id }) => Number(id))
}
