import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** What became of the rows of a bucket in one warehouse. */
export interface WrittenLines {
  readonly warehouseImportId: number
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  /** Part numbers without a LOT that are not ignored; the same in every warehouse. */
  readonly unmapped: number
}

/**
 * Makes the part numbers of a bucket that nobody knows yet. They belong to the import until it is completed. One that another import left
 * without completing becomes this one's.
 */
export async function insertPartNumbers(db: Queryable, importId: number, bucket: number): Promise<void> {
  await db.execute(sql`
    insert into pricing.part_number (text_key, vendor_key, part_number, vendor, description, folded_key, found_by)
    select distinct on (text_key, vendor_key) text_key, vendor_key, part_number, vendor, name, folded_key, import_id
    from pricing.staged_row staged
    where import_id = ${importId} and bucket = ${bucket}
      and not exists (
        select from pricing.part_number known
        where known.text_key = staged.text_key and known.vendor_key is not distinct from staged.vendor_key
          and (known.found_by is null or known.found_by in (select id from pricing.stock_import where completed_at is not null)))
    order by text_key, vendor_key, row
    on conflict (text_key, vendor_key) do update set found_by = excluded.found_by
      where part_number.found_by in (select id from pricing.stock_import where completed_at is null)`)
}

/**
 * Writes the lines of a bucket, rows of equal part number and price added up, and compares each with the import that is active in its
 * warehouse. The counts are those of the rows written.
 */
export async function writeLines(
  db: Queryable,
  { importId, bucket, currency }: { importId: number; bucket: number; currency: string },
): Promise<WrittenLines[]> {
  const { rows } = await db.execute<{
    id: string
    inserted: number
    updated: number
    unchanged: number
    unmapped: number
  }>(sql`
    with merged as materialized (
      select part.id as warehouse_import_id, part.compared_with, known.id as part_number_id,
             known.lot_id is null and not known.is_ignored as is_unmapped,
             min(staged.row) as row, staged.price, sum(amount.quantity) as quantity,
             bool_or(amount.at_least) or count(amount.quantity) between 1 and count(*) - 1 as at_least,
             min(staged.price_text) as price_text, string_agg(amount.text, ' + ' order by staged.row) as quantity_text
      from pricing.staged_row staged
      join pricing.part_number known
        on known.text_key = staged.text_key and known.vendor_key is not distinct from staged.vendor_key
      cross join unnest(staged.quantities, staged.at_least, staged.quantity_texts)
        with ordinality as amount(quantity, at_least, text, position)
      join pricing.warehouse_import part on part.import_id = staged.import_id and part.position = amount.position
      where staged.import_id = ${importId} and staged.bucket = ${bucket}
      group by part.id, known.id, staged.price
    ), written as (
      insert into pricing.stock_line
        (warehouse_import_id, part_number_id, row, price, currency, quantity, at_least, price_text, quantity_text)
      select warehouse_import_id, part_number_id, row, price, ${currency}, quantity, at_least, price_text, quantity_text
      from merged
      returning warehouse_import_id, part_number_id, price, currency, quantity, at_least
    )
    select part.id,
           count(*) filter (where before.lines = 0)::int as inserted,
           count(*) filter (where before.lines > 0 and not before.has_equal)::int as updated,
           count(*) filter (where before.has_equal)::int as unchanged,
           (select count(distinct part_number_id)::int from merged where is_unmapped) as unmapped
    from written
    join pricing.warehouse_import part on part.id = written.warehouse_import_id
    cross join lateral (
      select count(*) as lines,
             coalesce(bool_or(line.price is not distinct from written.price and line.currency = written.currency
               and line.quantity is not distinct from written.quantity and line.at_least = written.at_least), false) as has_equal
      from pricing.stock_line line
      where line.warehouse_import_id = part.compared_with and line.part_number_id = written.part_number_id
    ) before
    group by part.id`)
  return rows.map(({ id, ...counts }) => ({ ...counts, warehouseImportId: Number(id) }))
}

/** Removes the rows of a bucket that has been written. Answers how many there were. */
export async function deleteStagedRows(db: Queryable, importId: number, bucket: number): Promise<number> {
  const { rowCount } = await db.execute(
    sql`delete from pricing.staged_row where import_id = ${importId} and bucket = ${bucket}`,
  )
  return rowCount ?? 0
}
