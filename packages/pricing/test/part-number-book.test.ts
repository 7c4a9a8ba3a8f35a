import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'
import { beforeEach, expect, test, vi } from 'vitest'
import { activateBook } from '../src/part-number-book/activate-book.ts'
import { listBooks } from '../src/part-number-book/list-books.ts'
import { removeStagedBooks } from '../src/part-number-book/remove-books.ts'
import { insertBook, stageBook } from '../src/part-number-book/stage-book.ts'
import {
  countBookRows,
  plantBook,
  plantImport,
  plantLots,
  plantPartNumbers,
  viewBooks,
  viewItems,
} from './book-tables.ts'
import { anna, errorOf, resultOf } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openBookWorld } from './open-book-world.ts'

let world: PricingWorld

beforeEach(async () => {
  world = await openBookWorld()
})

const quiet = { signal: new AbortController().signal, onRead: () => undefined, onWritten: () => undefined }

test('a new book takes the place of the one before, and says by whom it was made', async () => {
  const first = resultOf(await world.createBook())
  expect(first).toEqual({
    bookId: 1,
    version: '2026-11-26-001',
    itemCount: 1,
    partNumbers: 1,
    leftOut: { ambiguous: 0, emptyBundle: 0 },
    leftOutPartNumbers: [],
  })
  await plantPartNumbers(world.database, [{ partNumber: 'R-1', lot: 'RAM' }])
  const second = resultOf(await world.createBook())
  expect(second).toMatchObject({ version: '2026-11-26-002', itemCount: 2 })
  expect(await viewBooks(world.database)).toEqual([
    { id: first.bookId, version: first.version, created_by: 'Anna', is_active: false },
    { id: second.bookId, version: second.version, created_by: 'Anna', is_active: true },
  ])
  // A book is frozen.
  expect(await viewItems(world.database, first.bookId)).toMatchObject([{ partnumber: 'C-1', lot_name: 'CPU' }])
  expect(await listBooks(world.database.db)).toMatchObject([
    {
      version: second.version,
      isActive: true,
      deactivatedAt: null,
      itemCount: 2,
      createdAt: '2026-11-26T12:00:00.000Z',
      activatedAt: expect.any(String),
      activatedBy: 'Anna',
    },
    { version: first.version, isActive: false, deactivatedAt: expect.any(String), itemCount: 1 },
  ])
})

test('part numbers of an import under way are not in the book, those of a completed one are', async () => {
  const { database } = world
  await plantPartNumbers(database, [
    { partNumber: 'R-1', lot: 'RAM', importId: await plantImport(database, { completed: true }) },
    { partNumber: 'R-2', lot: 'RAM', importId: await plantImport(database, { completed: false }) },
  ])
  const { bookId } = resultOf(await world.createBook())
  expect((await viewItems(database, bookId)).map(({ partnumber }) => partnumber)).toEqual(['C-1', 'R-1'])
})

test('of many left-out part numbers all are counted and the first hundred are named', async () => {
  const { database } = world
  await plantLots(database, [{ lot: 'EMPTY', items: [] }])
  await database.db.execute(sql`
    insert into pricing.part_number (text_key, part_number, folded_key, lot_id)
    select 'E-' || lpad(n::text, 4, '0'), 'e-' || lpad(n::text, 4, '0'), '', (select id from pricing.lot where name = 'EMPTY')
    from generate_series(1, 150) n`)
  const { leftOut, leftOutPartNumbers, itemCount } = resultOf(await world.createBook())
  expect(leftOut).toEqual({ ambiguous: 0, emptyBundle: 150 })
  expect(leftOutPartNumbers).toHaveLength(100)
  expect(leftOutPartNumbers[99]).toEqual({ partNumber: 'e-0100', vendor: null, reason: 'emptyBundle' })
  expect(itemCount).toBe(1)
})

test('more part numbers than one batch holds: every one is written once, progress tells how far it is and never falls', async () => {
  const seen: { percent: number; key: string | undefined }[] = []
  const told = await openBookWorld((run) => ({
    progress: (percent, message) => {
      seen.push({ percent, key: message?.key })
      run.progress(percent, message)
    },
  }))
  await told.database.db.execute(sql`
    insert into pricing.part_number (text_key, vendor_key, part_number, folded_key, lot_id)
    select 'N-' || n / 2, (n % 2)::text, 'n-' || n / 2, '', (select id from pricing.lot where name = 'RAM')
    from generate_series(0, 119999) n`)
  expect(resultOf(await told.createBook())).toMatchObject({ itemCount: 60_001, partNumbers: 60_001 })
  const { rows } = await told.database.db.execute<{ texts: number }>(sql`
    select count(distinct partnumber)::int as texts from public.qt_partnumber_book_items`)
  expect(rows).toEqual([{ texts: 60_001 }])
  expect(seen.map(({ key }) => key)).toEqual([
    'reading',
    'expanding',
    'writingRows',
    'writingRows',
    'writingRows',
    'activating',
  ])
  const percents = seen.map(({ percent }) => percent)
  expect(percents).toEqual(percents.toSorted((a, b) => a - b))
})

test('a day has 999 numbers; the creation after that is refused, the present book stays and nothing of the new one', async () => {
  const { database } = world
  await plantBook(database, { version: 'before', createdAt: '2026-11-25T09:00:00Z', isActive: true })
  await database.db.execute(sql`
    insert into pricing.version_counter (kind, day, last) values ('part_number_book', '2026-11-26', 998)`)
  expect(resultOf(await world.createBook()).version).toBe('2026-11-26-999')
  expect(errorOf(await world.createBook())).toMatchObject({ code: 'versionsUsedUp', params: { day: '2026-11-26' } })
  expect(await viewBooks(database)).toMatchObject([
    { is_active: false },
    { version: '2026-11-26-999', is_active: true },
  ])
  await vi.waitFor(async () => expect(await countBookRows(database)).toEqual({ books: 2, items: 2 }), 20_000)
})

test('an unexpected failure is tried again from the beginning; what the failed attempt wrote is gone', async () => {
  let attempts = 0
  const failing = await openBookWorld((run) => ({
    complete: (work) => {
      attempts += 1
      if (attempts === 1) throw new Error('The first attempt fails after its staging')
      return run.complete(work)
    },
  }))
  expect(resultOf(await failing.createBook())).toMatchObject({ version: '2026-11-26-001', itemCount: 1 })
  expect(attempts).toBe(2)
  expect(await countBookRows(failing.database)).toEqual({ books: 1, items: 1 })
})

test('a cancel after the staging leaves nothing behind, and the book as it was', async () => {
  const staged = Promise.withResolvers<void>()
  const waiting = await openBookWorld((run) => ({
    complete: async () => {
      staged.resolve()
      await once(run.signal, 'abort')
      throw new Error('Stopped, as its signal asked')
    },
  }))
  const { database } = waiting
  await plantBook(database, { version: 'before', createdAt: '2026-11-25T09:00:00Z', isActive: true })
  const taskId = await waiting.submitBook()
  await staged.promise
  expect(await countBookRows(database)).toEqual({ books: 2, items: 2 })
  expect(await viewBooks(database)).toMatchObject([{ version: 'before', is_active: true }])
  await waiting.manager.cancel(taskId, anna)
  expect((await waiting.untilFinal(taskId)).status).toBe('cancelled')
  await vi.waitFor(async () => expect(await countBookRows(database)).toEqual({ books: 1, items: 1 }), 20_000)
})

test('what a lost attempt has staged is removed by the next creation, and its late writes are refused', async () => {
  const { database } = world
  const lost = await insertBook(database.db, { taskId: randomUUID(), createdAt: new Date(), createdBy: anna })
  await stageBook(database, lost, quiet)
  const { bookId } = resultOf(await world.createBook())
  expect(await countBookRows(database)).toEqual({ books: 1, items: 1 })
  expect(bookId).not.toBe(lost)
  await expect(stageBook(database, lost, quiet)).rejects.toThrow('given up by another attempt')
})

test('cleaning up after a task waits for what still stages for it, and removes that as well', async () => {
  const { database } = world
  const taskId = randomUUID()
  const bookId = await insertBook(database.db, { taskId, createdAt: new Date(), createdBy: anna })
  const other = await insertBook(database.db, { taskId: randomUUID(), createdAt: new Date(), createdBy: anna })
  const began = Promise.withResolvers<void>()
  const staging = stageBook(database, bookId, { ...quiet, onRead: () => began.resolve() })
  await began.promise
  await database.transaction((tx) => removeStagedBooks(tx, taskId))
  await staging
  while ((await database.transaction((tx) => removeStagedBooks(tx, taskId))) > 0);
  const { rows } = await database.db.execute<{ id: number }>(sql`select id from pricing.part_number_book`)
  expect(rows).toEqual([{ id: other }])
  expect(await countBookRows(database)).toEqual({ books: 1, items: 0 })
})

test('an older complete book is put in force again; one that is being made or is gone is not', async () => {
  const { database } = world
  const first = resultOf(await world.createBook())
  const second = resultOf(await world.createBook())
  const boris: Actor = { ...anna, id: 'boris', name: 'Boris', via: 'key' }
  expect(await activateBook(database, boris, first.bookId)).toMatchObject({
    id: first.bookId,
    isActive: true,
    deactivatedAt: null,
    createdBy: 'Anna',
    activatedBy: 'Boris',
    activatedVia: 'key',
  })
  expect(await listBooks(database.db)).toMatchObject([
    { id: second.bookId, isActive: false, deactivatedAt: expect.any(String), activatedBy: 'Anna' },
    { id: first.bookId, isActive: true, deactivatedAt: null },
  ])
  const before = await listBooks(database.db)
  await activateBook(database, anna, first.bookId)
  expect(await listBooks(database.db)).toEqual(before)

  const made = await insertBook(database.db, { taskId: randomUUID(), createdAt: new Date(), createdBy: anna })
  expect(await activateBook(database, boris, made)).toBeNull()
  expect(await activateBook(database, boris, 4_711)).toBeNull()
  expect(await listBooks(database.db)).toEqual(before)
})
