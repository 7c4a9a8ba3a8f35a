import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { mappedPartNumbers } from './mapped-part-numbers.ts'

/**
 * Writes the rows of the part numbers from one id up to another; answers how many. Of those that share a text one is told,
 * or none (`noteSharedTexts`, which must have run). A bundle is a row for each of its items, which are no bundles and different LOTs (both kept
 * by the table); one without items has none.
 */
export async function insertBookItems(
  db: Queryable,
  { bookId, from, upTo }: { bookId: number; from: string; upTo: string },
): Promise<number> {
  // In the order of the texts, so that neighbouring pages of the index are filled one after the other.
  const { rowCount } = await db.execute(sql`
    insert into pricing.part_number_book_item (book_id, part_number, lot_name, quantity, is_primary, description)
    select ${bookId}::int, mapped.part_number, coalesce(part.name, lot.name), coalesce(item.quantity, 1), mapped.is_primary,
           coalesce(mapped.description, '')
    from ${mappedPartNumbers} mapped
    join pricing.lot on lot.id = mapped.lot_id
    left join pricing.bundle_item item on item.bundle_id = lot.id
    left join pricing.lot part on part.id = item.lot_id
    where mapped.id between ${from}::bigint and ${upTo}::bigint
      and (not lot.is_bundle or item.lot_id is not null)
      and not exists (
        select from shared_text where shared_text.text_key = mapped.text_key and told_id is distinct from mapped.id)
    order by mapped.part_number, coalesce(part.name, lot.name)`)
  return rowCount ?? 0
}
