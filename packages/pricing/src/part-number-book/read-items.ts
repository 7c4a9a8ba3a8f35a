import type { PartNumberBook, PartNumberBookItem } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** Rows that are read at once; with the longest descriptions some 20 MB. */
const pageRows = 1_000

/**
 * The rows of a book, a page at a time, so that however large it is little of it is held.
 * @throws Error, after the last page, unless they are as many as the book has: retention may delete a book while it is read
 */
export async function* readBookItems(
  db: Queryable,
  { id, version, itemCount }: Pick<PartNumberBook, 'id' | 'version' | 'itemCount'>,
): AsyncGenerator<PartNumberBookItem[]> {
  let read = 0
  for (let after = '0'; ;) {
    const rows = await selectBookItems(db, { bookId: id, after, limit: pageRows })
    if (rows.length > 0) yield rows.map(({ id: _, ...item }) => item)
    read += rows.length
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageRows) break
    after = last.id
  }
  if (read !== itemCount) throw new Error(`Of ${itemCount} rows of book ${version}, ${read} are there`)
}

/** The next rows of a book in the order in which they were written, that of the part numbers' keys. */
async function selectBookItems(
  db: Queryable,
  { bookId, after, limit }: { bookId: number; after: string; limit: number },
): Promise<(PartNumberBookItem & { readonly id: string })[]> {
  const { rows } = await db.execute<PartNumberBookItem & { readonly id: string } & Record<string, unknown>>(sql`
    select id::text as id, part_number as partnumber, lot_name, quantity::text as quantity, is_primary as is_primary_pn, description
    from pricing.part_number_book_item
    where book_id = ${bookId} and part_number_book_item.id > ${after}::bigint
    order by part_number_book_item.id
    limit ${limit}`)
  return rows
}
