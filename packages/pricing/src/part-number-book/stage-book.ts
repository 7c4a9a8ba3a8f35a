import type { Database, Queryable } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'
import { selectLeftOut } from './left-out.ts'
import type { LeftOut } from './left-out.ts'
import { noteLotRows } from './lot-rows.ts'
import { noteSharedTexts } from './shared-texts.ts'
import { selectMappingBatches } from './survey-mappings.ts'
import { insertBookItems } from './write-items.ts'

/** Begins a book that nobody sees until it is completed. Answers its id. */
export async function insertBook(
  db: Queryable,
  { taskId, createdAt, createdBy }: { taskId: string; createdAt: Date; createdBy: Actor },
): Promise<number> {
  const { rows } = await db.execute<{ id: number }>(sql`
    insert into pricing.part_number_book (task_id, created_at, created_by)
    values (${taskId}, ${createdAt.toISOString()}, ${JSON.stringify(createdBy)}::json)
    returning id`)
  const [book] = rows
  if (book === undefined) throw new Error('The new book has not come back')
  return book.id
}

/** What the mappings came to. */
export interface StagedBook {
  readonly itemCount: number
  /** Different texts in the book. */
  readonly partNumbers: number
  readonly leftOut: LeftOut
}

export interface StagingProgress {
  readonly signal: AbortSignal
  readonly onRead: (partNumbers: number) => void
  /** Part numbers whose rows are written. */
  readonly onWritten: (done: number, total: number) => void
}

/**
 * Writes the rows of a book, all from one snapshot of the mappings, in one transaction: what is edited meanwhile is in the next book.
 * @throws Error when the attempt was given up meanwhile (I3)
 */
export function stageBook(
  database: Database,
  bookId: number,
  { signal, onRead, onWritten }: StagingProgress,
): Promise<StagedBook> {
  return database.transaction(async (tx) => {
    await beginSnapshot(tx)
    await lockStagedBook(tx, bookId)
    const batches = await selectMappingBatches(tx)
    const total = batches.reduce((sum, { partNumbers }) => sum + partNumbers, 0)
    onRead(total)
    const further = await noteSharedTexts(tx)
    await noteLotRows(tx)
    const leftOut = await selectLeftOut(tx)
    let itemCount = 0
    let done = 0
    onWritten(done, total)
    for (const { after, upTo, partNumbers } of batches) {
      signal.throwIfAborted()
      itemCount += await insertBookItems(tx, { bookId, after, upTo })
      done += partNumbers
      onWritten(done, total)
    }
    return { itemCount, partNumbers: total - further - leftOut.texts, leftOut }
  })
}

/** All statements of the transaction see the database as it is now. To be called first. */
async function beginSnapshot(tx: Queryable): Promise<void> {
  await tx.execute(sql`set transaction isolation level repeatable read`)
  // Compiling these statements takes longer than it saves.
  await tx.execute(sql`set local jit = off`)
  // To compare half a million texts in memory; creations are serial, so it is taken once.
  await tx.execute(sql`set local work_mem = '64MB'`)
}

/** Keeps the book from being removed as what a lost attempt has left, until the transaction ends. */
async function lockStagedBook(tx: Queryable, bookId: number): Promise<void> {
  const { rowCount } = await tx.execute(sql`
    select from pricing.part_number_book where id = ${bookId} and completed_at is null and version is null for share`)
  if (rowCount !== 1) throw new Error(`The staging of book ${bookId} was given up by another attempt or a cancel`)
}
