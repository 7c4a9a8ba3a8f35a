import { partNumberBookCreate } from '@pf/contract'
import type { PartNumberBook } from '@pf/contract'
import type { Database, Queryable } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'
import { takeVersion } from '../version/take-version.ts'
import { selectBook } from './list-books.ts'

const { errors } = partNumberBookCreate

/**
 * Gives a staged book its version and puts it in force; part of the completing transaction. Readers see the book before or this one.
 * @param day of the version, in the business time zone
 * @throws TaskError versionsUsedUp
 */
export async function activateStagedBook(
  tx: Queryable,
  bookId: number,
  { day, itemCount }: { day: string; itemCount: number },
): Promise<string> {
  await lockActivations(tx)
  const version = await takeVersion(tx, { kind: 'part_number_book', day })
  if (version === undefined) throw errors.versionsUsedUp({ day })
  await deactivateOtherBooks(tx, bookId)
  await completeBook(tx, bookId, { version, itemCount })
  return version
}

/** Puts a complete book in force again, and notes who did so; null where there is none of this id. */
export function activateBook(database: Database, by: Actor, bookId: number): Promise<PartNumberBook | null> {
  return database.transaction(async (tx) => {
    await lockActivations(tx)
    if ((await selectBook(tx, bookId)) === null) return null
    await deactivateOtherBooks(tx, bookId)
    await markBookActive(tx, bookId, by)
    return selectBook(tx, bookId)
  })
}

/** Lets one transaction at a time decide which book is active or goes; readers are not held up. To be called before any of them is read. */
export async function lockActivations(tx: Queryable): Promise<void> {
  await tx.execute(sql`lock table pricing.part_number_book in share row exclusive mode`)
}

/** By the time when it happens, not when the transaction began: it may have waited, while readers took up the book. */
async function deactivateOtherBooks(tx: Queryable, bookId: number): Promise<void> {
  await tx.execute(sql`
    update pricing.part_number_book set is_active = false, deactivated_at = clock_timestamp()
    where is_active and id <> ${bookId}`)
}

async function completeBook(
  tx: Queryable,
  bookId: number,
  { version, itemCount }: { version: string; itemCount: number },
): Promise<void> {
  const { rowCount } = await tx.execute(sql`
    update pricing.part_number_book
    set version = ${version}, item_count = ${itemCount}, completed_at = clock_timestamp(), is_active = true,
        activated_at = clock_timestamp(), activated_by = created_by
    where id = ${bookId} and completed_at is null and version is null`)
  if (rowCount !== 1) throw new Error(`The staging of book ${bookId} was given up by another attempt or a cancel`)
}

/** A book that is in force already stays as it was put in force. */
async function markBookActive(tx: Queryable, bookId: number, by: Actor): Promise<void> {
  await tx.execute(sql`
    update pricing.part_number_book
    set is_active = true, deactivated_at = null, activated_at = clock_timestamp(), activated_by = ${JSON.stringify(by)}::json
    where id = ${bookId} and not is_active`)
}
