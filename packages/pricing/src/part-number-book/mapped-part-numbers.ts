import { sql } from 'drizzle-orm'

/** What a book is made of: all part numbers with a LOT that are not ignored. Those of an import under way are not there yet. */
export const mappedPartNumbers = sql`(
  select id, text_key, vendor_key, part_number, vendor, description, lot_id, is_primary
  from pricing.part_number
  where lot_id is not null and not is_ignored
    and not exists (select from pricing.stock_import where id = part_number.import_id and completed_at is null))`
