import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** What became of the rows of a bucket in one warehouse. */
export interface WrittenLines {
  readonly warehouseImportId: number
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly partNumbers: number
  /** Of them those that the active import has as well. */
  readonly partNumbersBefore: number
  /** Part numbers without a LOT that are not ignored; the same in every warehouse. */
  readonly unmapped: number
  /** Staged rows that were in the bucket; the same in every warehouse. */
  readonly rows: number
}

/** Lets the planner know how many rows there are: the table was empty when it last looked. */
export async function analyzeStagedRows(db: Queryable): Promise<void> {
  await db.execute(sql`analyze pricing.staged_row (import_id, bucket)`)
}

/**
 * Makes lines of a bucket of staged rows, those of equal part number and price added up, and compares each with the import that is active
 * in its warehouse. The counts are those of the rows written; an empty bucket answers none.
 *
 * Part numbers that nobody knows yet are made; they belong to the import until it is completed. One that another import left without
 * completing becomes this one's. They are made in the order that an import of mappings keeps as well: neither waits for the other in a circle.
 * One that somebody else makes at this very moment fails the statement (null part number), and so the attempt.
 */
export async function writeLines(
  db: Queryable,
  { importId, bucket, currency }: { importId: number; bucket: number; currency: string },
): Promise<WrittenLines[]> {
  const { rows } = await db.execute<WrittenLines & Record<string, unknown>>(sql`
    with taken as materialized (
      delete from pricing.staged_row where import_id = ${importId} and bucket = ${bucket} returning *
    ), known as materialized (
      select taken.*, found.id, found.is_unmapped, found.is_nameless
      from taken
      left join lateral (
        select id, lot_id is null and not is_ignored as is_unmapped, description is null as is_nameless
        from pricing.part_number
        where text_key = taken.text_key and vendor_key is not distinct from taken.vendor_key
          and (import_id is null or import_id in (select id from pricing.stock_import where completed_at is not null))
        limit 1
      ) found on true
    ), made as (
      insert into pricing.part_number (text_key, vendor_key, part_number, vendor, description, folded_key, import_id)
      select distinct on (text_key, vendor_key) text_key, vendor_key, part_number, vendor, name, folded_key, import_id
      from known where id is null
      order by text_key, vendor_key nulls first, row
      on conflict (text_key, vendor_key) do update set import_id = excluded.import_id, description = excluded.description
        where part_number.import_id in (select id from pricing.stock_import where completed_at is null)
      returning id, text_key, vendor_key, lot_id is null and not is_ignored as is_unmapped, description is null as is_nameless
    ), merged as materialized (
      select part.id as warehouse_import_id, part.compared_with_id,
             coalesce(known.id, made.id) as part_number_id, bool_or(coalesce(known.is_unmapped, made.is_unmapped)) as is_unmapped,
             min(known.row) as row, known.price, sum(amount.quantity) as quantity,
             bool_or(amount.at_least) or count(amount.quantity) between 1 and count(*) - 1 as at_least,
             min(known.price_text) as price_text, left(string_agg(left(amount.text, 50), ' + ' order by known.row), 500) as quantity_text,
             (array_agg(known.name order by known.row)
               filter (where coalesce(known.is_nameless, made.is_nameless) and known.name is not null))[1] as name
      from known
      left join made
        on known.id is null and made.text_key = known.text_key and made.vendor_key is not distinct from known.vendor_key
      cross join unnest(known.quantities, known.at_least, known.quantity_texts)
        with ordinality as amount(quantity, at_least, text, position)
      join pricing.warehouse_import part on part.import_id = known.import_id and part.position = amount.position
      group by part.id, coalesce(known.id, made.id), known.price
    ), written as (
      insert into pricing.stock_line
        (warehouse_import_id, part_number_id, row, price, currency, quantity, at_least, price_text, quantity_text, name)
      select warehouse_import_id, part_number_id, row, price, ${currency}, quantity, at_least, price_text, quantity_text, name
      from merged
      returning warehouse_import_id, part_number_id, price, currency, quantity, at_least
    )
    select part.id::int as "warehouseImportId",
           count(*) filter (where before.lines = 0)::int as inserted,
           count(*) filter (where before.lines > 0 and not before.has_equal)::int as updated,
           count(*) filter (where before.has_equal)::int as unchanged,
           count(distinct part_number_id)::int as "partNumbers",
           count(distinct part_number_id) filter (where before.lines > 0)::int as "partNumbersBefore",
           (select count(distinct part_number_id)::int from merged where is_unmapped) as unmapped,
           (select count(*)::int from taken) as rows
    from written
    join pricing.warehouse_import part on part.id = written.warehouse_import_id
    cross join lateral (
      select count(*) as lines,
             coalesce(bool_or(line.price is not distinct from written.price and line.currency = written.currency
               and line.quantity is not distinct from written.quantity and line.at_least = written.at_least), false) as has_equal
      from pricing.stock_line line
      where line.warehouse_import_id = part.compared_with_id and line.part_number_id = written.part_number_id
    ) before
    group by part.id`)
  return rows
}
