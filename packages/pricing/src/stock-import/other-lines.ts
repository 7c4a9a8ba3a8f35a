import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

export interface KeptLines {
  readonly kept: number
  /** Where the next batch begins; null after the last. */
  readonly next: number | null
}

/**
 * Partial file: copies a batch of the lines of the active import whose part numbers the file does not name.
 *
 * @param after the `next` of the batch before, 0 at first
 */
export async function keepOtherLines(
  db: Queryable,
  { warehouseImportId, comparedWith, after }: { warehouseImportId: number; comparedWith: number; after: number },
): Promise<KeptLines> {
  const { rows } = await db.execute<{ kept: number; next: string | null }>(sql`
    with batch as materialized (
      select part_number_id, price, currency, quantity, at_least, price_text, quantity_text
      from pricing.stock_line
      where warehouse_import_id = ${comparedWith} and part_number_id > ${after}
      order by part_number_id
      fetch first 10000 rows with ties
    ), kept as (
      insert into pricing.stock_line
        (warehouse_import_id, part_number_id, price, currency, quantity, at_least, price_text, quantity_text)
      select ${warehouseImportId}, batch.* from batch
      where not exists (
        select from pricing.stock_line named
        where named.warehouse_import_id = ${warehouseImportId} and named.part_number_id = batch.part_number_id)
      returning id
    )
    select (select count(*)::int from kept) as kept, (select max(part_number_id) from batch) as next`)
  const [row] = rows
  return { kept: row?.kept ?? 0, next: row === undefined || row.next === null ? null : Number(row.next) }
}

/** Full file: how many part numbers of the active import it does not name any more. */
export async function countRemovedPartNumbers(
  db: Queryable,
  { warehouseImportId, comparedWith }: { warehouseImportId: number; comparedWith: number },
): Promise<number> {
  const { rows } = await db.execute<{ removed: number }>(sql`
    select count(distinct part_number_id)::int as removed
    from pricing.stock_line before
    where warehouse_import_id = ${comparedWith}
      and not exists (
        select from pricing.stock_line named
        where named.warehouse_import_id = ${warehouseImportId} and named.part_number_id = before.part_number_id)`)
  return rows[0]?.removed ?? 0
}
