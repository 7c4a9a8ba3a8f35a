import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

export interface KeptLines extends Record<string, unknown> {
  readonly lines: number
  readonly partNumbers: number
  /** Where the next batch begins; null after the last. */
  readonly next: string | null
}

/**
 * Partial file: copies a batch of the lines of the active import whose part numbers the file does not name.
 *
 * @param after the `next` of the batch before, '0' at first
 */
export async function keepOtherLines(
  db: Queryable,
  { warehouseImportId, comparedWith, after }: { warehouseImportId: number; comparedWith: number; after: string },
): Promise<KeptLines> {
  const { rows } = await db.execute<KeptLines>(sql`
    with batch as materialized (
      select part_number_id, price, currency, quantity, at_least, price_text, quantity_text
      from pricing.stock_line
      where warehouse_import_id = ${comparedWith} and part_number_id > ${after}
      order by part_number_id
      fetch first 8000 rows with ties
    ), kept as (
      insert into pricing.stock_line
        (warehouse_import_id, part_number_id, price, currency, quantity, at_least, price_text, quantity_text)
      select ${warehouseImportId}, batch.*
      from batch
      left join lateral (
        select true as is_named from pricing.stock_line named
        where named.warehouse_import_id = ${warehouseImportId} and named.part_number_id = batch.part_number_id
        limit 1
      ) named on true
      where is_named is null
      returning part_number_id
    )
    select count(*)::int as lines, count(distinct part_number_id)::int as "partNumbers",
           (select max(part_number_id)::text from batch) as next
    from kept`)
  const [row] = rows
  if (row === undefined) throw new Error('A count has not come back')
  return row
}
