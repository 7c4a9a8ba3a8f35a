import { sql } from 'drizzle-orm'

/** What a book is made of: all part numbers with a LOT that are not ignored. Those of an import under way are not there yet. */
export const mappedPartNumbers = sql`(
  select id, text_key, vendor_key, part_number, vendor, description, lot_id, is_primary
  from pricing.part_number
  where lot_id is not null and not is_ignored
    and not exists (select from pricing.stock_import where id = part_number.import_id and completed_at is null))`

/**
 * The same, each with the least and the greatest LOT that part numbers of its text lead to over all vendors: unless they are equal, the text
 * is ambiguous (DESIGN §5, Part-number book).
 */
export const mappedWithLots = sql`(
  select mapped.*, min(lot_id) over same_text as least_lot_id, max(lot_id) over same_text as greatest_lot_id
  from ${mappedPartNumbers} mapped
  window same_text as (partition by text_key))`
