import type { Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'

/**
 * The temporary table `mapping_draft`: each part number of the file as it is to be, but for what replaces it, which may be new. `id` is null
 * while it is not known; `is_new`: nobody sees it yet.
 */
export async function draftMappings(tx: Transaction): Promise<void> {
  await tx.execute(sql`
    create temporary table mapping_draft on commit drop as
    select told.*, known.id,
           known.id is null or exists (
             select from pricing.stock_import found where found.id = known.import_id and found.completed_at is null) as is_new,
           coalesce(lot.id, known.lot_id) as lot_id,
           coalesce(told.says_ignored, case when lot.id is not null then false else known.is_ignored end, false) as is_ignored,
           case when lot.id is null and not coalesce(told.says_ignored, false) then known.postponed_at end as postponed_at,
           coalesce(told.says_description, known.description) as description,
           known.replaced_by_id, coalesce(told.says_primary, false) and not coalesce(known.is_primary and coalesce(lot.id, known.lot_id) = known.lot_id, false) as makes_primary,
           false as is_changed
    from (
      select text_key, vendor_key, (array_agg(part_number order by row))[1] as part_number,
             (array_agg(vendor order by row))[1] as vendor, max(folded_key) as folded_key, max(lot) as lot,
             bool_or(is_ignored) as says_ignored, bool_or(is_primary) as says_primary, max(description) as says_description,
             max(replaced_text_key) as replaced_text_key, max(replaced_vendor_key) as replaced_vendor_key
      from staged_mapping
      where reason is null
      group by text_key, vendor_key
    ) told
    left join pricing.lot on lot.name = told.lot
    left join pricing.part_number known
      on known.text_key = told.text_key and coalesce(known.vendor_key, '') = told.vendor_key`)
  await tx.execute(sql`create unique index on mapping_draft (text_key, vendor_key)`)
  await tx.execute(sql`analyze mapping_draft`)
}
