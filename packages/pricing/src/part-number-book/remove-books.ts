import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** Rows that one call removes at most: some 50 ms of work. */
const batchRows = 10_000

/**
 * Removes a batch of what creations have left that never were completed: rows, and at last the books. Answers how many went; 0: nothing is
 * left. Whoever still writes such a book is waited for, and refused from then on.
 *
 * @param taskId whose books; left out: everybody's, which is right for a creation that begins, since they are serial
 */
export function removeStagedBooks(tx: Queryable, taskId?: string): Promise<number> {
  return removeBooks(tx, taskId === undefined ? sql`version is null` : sql`version is null and task_id = ${taskId}`)
}

/** The same for books that were retired. */
export function removeRetiredBooks(tx: Queryable): Promise<number> {
  return removeBooks(tx, sql`version is not null`)
}

async function removeBooks(tx: Queryable, which: SQL): Promise<number> {
  const ids = await lockIncompleteBooks(tx, which)
  if (ids.length === 0) return 0
  const books = sql`any(${`{${ids.join(',')}}`}::int[])`
  const items = await deleteItems(tx, books)
  return items > 0 ? items : deleteBooks(tx, books)
}

async function lockIncompleteBooks(tx: Queryable, which: SQL): Promise<number[]> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    select id from pricing.part_number_book where completed_at is null and ${which} order by id for update`)
  return rows.map(({ id }) => id)
}

async function deleteItems(tx: Queryable, books: SQL): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    delete from pricing.part_number_book_item where ctid = any(array(
      select ctid from pricing.part_number_book_item where book_id = ${books} limit ${batchRows}))`)
  return rowCount ?? 0
}

async function deleteBooks(tx: Queryable, books: SQL): Promise<number> {
  const { rowCount } = await tx.execute(sql`delete from pricing.part_number_book where id = ${books}`)
  return rowCount ?? 0
}
