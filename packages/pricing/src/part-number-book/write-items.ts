import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { mappedWithLots } from './mapped-part-numbers.ts'

/**
 * Writes the rows of the part numbers whose text is after one key and not after another; answers how many. Equal texts of one LOT are one row:
 * spelling and description are those of the primary one, else of the least id. A bundle is a row for each of its items, which are no bundles
 * and different LOTs (both kept by the table); one without items has none.
 */
export async function insertBookItems(
  db: Queryable,
  { bookId, after, upTo }: { bookId: number; after: string; upTo: string },
): Promise<number> {
  // In the order of the keys, so that the pages of both indexes fill one after the other.
  const { rowCount } = await db.execute(sql`
    with told as (
      select distinct on (text_key) text_key, part_number, coalesce(description, '') as description, lot_id, is_primary
      from ${mappedWithLots} mapped
      where text_key > ${after} and text_key <= ${upTo} and least_lot_id = greatest_lot_id
      order by text_key, is_primary desc, id
    )
    insert into pricing.part_number_book_item (book_id, part_number, lot_name, quantity, is_primary, description)
    select ${bookId}::int, told.part_number, coalesce(part.name, lot.name), coalesce(item.quantity, 1), told.is_primary,
           told.description
    from told
    join pricing.lot on lot.id = told.lot_id
    left join pricing.bundle_item item on item.bundle_id = lot.id
    left join pricing.lot part on part.id = item.lot_id
    where not lot.is_bundle or item.lot_id is not null
    order by told.text_key, coalesce(part.name, lot.name)`)
  return rowCount ?? 0
}
