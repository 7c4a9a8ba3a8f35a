import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { idList } from './id-list.ts'

/**
 * Notes which of the part numbers, and of those that share a text with them, lead to another LOT than a part number of the same text does: a
 * book leaves all of them out.
 */
export async function markAmbiguous(tx: Queryable, ids: readonly number[]): Promise<void> {
  await tx.execute(sql`
    update pricing.part_number known set is_ambiguous = judged.is_ambiguous
    from (
      select member.id,
             member.lot_id is not null and not member.is_ignored and exists (
               select from pricing.part_number other
               where other.text_key = member.text_key and other.lot_id <> member.lot_id and not other.is_ignored) as is_ambiguous
      from (select distinct text_key from pricing.part_number where id = any(${idList(ids)})) touched
      join pricing.part_number member on member.text_key = touched.text_key
    ) judged
    where known.id = judged.id and known.is_ambiguous <> judged.is_ambiguous`)
}
