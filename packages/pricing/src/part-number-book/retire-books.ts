import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { lockActivations } from './activate-book.ts'
import { booksToKeep } from './books-to-keep.ts'
import { listBooks } from './list-books.ts'

/** What retention has decided: newest first. */
export interface RetiredBooks {
  readonly keptVersions: readonly string[]
  readonly deletedVersions: readonly string[]
  /** Rows of the books to be deleted. */
  readonly deletedItems: number
}

/**
 * Retires the complete books that are not to be kept as of `now`: at once they are there for nobody, so that none can be put in force while
 * its rows are deleted. Never the active one.
 */
export async function retireBooks(
  tx: Queryable,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<RetiredBooks> {
  await lockActivations(tx)
  const books = await listBooks(tx)
  const keep = booksToKeep(
    books.map(({ id, createdAt, isActive, deactivatedAt }) => ({
      id,
      createdAt: new Date(createdAt),
      isComplete: true,
      isActive,
      deactivatedAt: deactivatedAt === null ? null : new Date(deactivatedAt),
    })),
    timeZone,
    now,
  )
  const kept = books.filter(({ id }) => keep.has(id))
  const retired = books.filter(({ id }) => !keep.has(id))
  await markBooksRetired(
    tx,
    retired.map(({ id }) => id),
  )
  return {
    keptVersions: kept.map(({ version }) => version),
    deletedVersions: retired.map(({ version }) => version),
    deletedItems: retired.reduce((sum, { itemCount }) => sum + itemCount, 0),
  }
}

async function markBooksRetired(tx: Queryable, ids: readonly number[]): Promise<void> {
  await tx.execute(sql`
    update pricing.part_number_book set completed_at = null where id = any(${`{${ids.join(',')}}`}::int[])`)
}
