import type { ReadWarning } from '@pf/contract'
import type { Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'
import { isThere } from '../part-number/part-number-rows.ts'

/**
 * Warns where the file maps part numbers without a vendor whose text waits for a LOT under one: those are others, and go on waiting. A file
 * without a column of vendors maps none of them.
 */
export async function warnOfSameTexts(tx: Transaction): Promise<ReadWarning[]> {
  const { rows } = await tx.execute<{ count: number }>(sql`
    select count(distinct known.id)::int as count
    from mapping_draft draft join pricing.part_number known on known.text_key = draft.text_key
    where draft.vendor_key = '' and draft.lot is not null and not draft.is_ignored and (draft.is_new or draft.is_changed)
      and known.vendor_key is not null and known.lot_id is null and not known.is_ignored and ${isThere}`)
  const count = rows[0]?.count ?? 0
  return count === 0 ? [] : [{ code: 'sameTextWaits', params: { count }, text: sentence(count) }]
}

function sentence(count: number): string {
  const waiting = count === 1 ? '1 part number waits' : `${count} part numbers wait`
  return `${waiting} under a vendor with the text of one that the file maps without a vendor. They are others: name their vendors in the file, or find them under Suggested.`
}
