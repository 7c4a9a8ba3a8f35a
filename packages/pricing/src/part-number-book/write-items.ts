import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { mappedPartNumbers } from './mapped-part-numbers.ts'

/**
 * Writes the rows of the part numbers after one text up to another; answers how many. Of those that share a text one is told, or none
 * (`noteSharedTexts`), as one row or, for a bundle, several (`noteLotRows`); both must have run.
 */
export async function insertBookItems(
  db: Queryable,
  { bookId, after, upTo }: { bookId: number; after: string; upTo: string },
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    insert into pricing.part_number_book_item (book_id, part_number, lot_name, quantity, is_primary, description)
    select ${bookId}::int, mapped.part_number, lot_row.name, lot_row.quantity, mapped.is_primary, coalesce(mapped.description, '')
    from ${mappedPartNumbers} mapped
    join lot_row on lot_row.lot_id = mapped.lot_id
    where mapped.text_key > ${after} and mapped.text_key <= ${upTo}
      and not exists (
        select from shared_text where shared_text.text_key = mapped.text_key and told_id is distinct from mapped.id)
    order by mapped.part_number, lot_row.name`)
  return rowCount ?? 0
}
