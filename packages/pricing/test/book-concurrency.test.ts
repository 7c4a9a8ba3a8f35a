import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { activateBook } from '../src/part-number-book/activate-book.ts'
import { plantPartNumbers, viewBooks, viewItems } from './book-tables.ts'
import { anna, resultOf } from './pricing-world.ts'
import { openBookWorld } from './open-book-world.ts'

/** A world whose creations stop between their staging and their activation until they are let go on, one after the other. */
async function openHeldWorld() {
  const staged = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const open = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  let creations = 0
  const world = await openBookWorld((run) => ({
    complete: async (work) => {
      const nth = creations++
      staged[nth]?.resolve()
      await open[nth]?.promise
      return run.complete(work)
    },
  }))
  return { world, staged: (nth: number) => staged[nth]?.promise, open: (nth: number) => open[nth]?.resolve() }
}

test('while books are created and put in force, every reader sees exactly one active book, and all of it', async () => {
  const world = await openBookWorld()
  const { database } = world
  const first = resultOf(await world.createBook())
  let reads = 0
  const over = new AbortController()
  const read = async () => {
    while (!over.signal.aborted) {
      const { rows } = await database.db.execute<{ active: number; items: number; wanted: number }>(sql`
        select count(distinct book.id)::int as active, count(item.id)::int as items, max(stored.item_count) as wanted
        from public.qt_partnumber_books book
        join pricing.part_number_book stored on stored.id = book.id
        left join public.qt_partnumber_book_items item on item.book_id = book.id
        where book.is_active`)
      const [seen] = rows
      expect(seen?.active).toBe(1)
      expect(seen?.items).toBe(seen?.wanted)
      reads += 1
    }
  }
  const flip = async () => {
    while (!over.signal.aborted) {
      const books = await viewBooks(database)
      await activateBook(database, anna, books[reads % books.length]?.id ?? first.bookId)
      await delay(1)
    }
  }
  const others = [read(), read(), flip(), flip()]
  for (let n = 2; n <= 6; n++) {
    await plantPartNumbers(database, [{ partNumber: `R-${n}`, lot: 'RAM' }])
    resultOf(await world.createBook())
  }
  over.abort()
  await Promise.all(others)
  expect(reads).toBeGreaterThan(20)
})

test('creations submitted at once are one that runs and one that waits; what is mapped meanwhile is in the waiting one', async () => {
  const { world, staged, open } = await openHeldWorld()
  const { database, manager } = world
  const running = await world.submitBook()
  await staged(0)
  const submit = () => manager.submit({ type: 'partnumber_book_create', input: {} }, anna)
  const later = await Promise.all([submit(), submit(), submit()])
  expect(new Set(later.map(({ taskId }) => taskId)).size).toBe(1)
  const [waiting] = later
  expect(waiting?.taskId).not.toBe(running)

  await plantPartNumbers(database, [{ partNumber: 'R-1', lot: 'RAM' }])
  open(0)
  open(1)
  await world.untilFinal(running)
  await world.untilFinal(waiting?.taskId ?? '')
  const books = await viewBooks(database)
  expect(books).toMatchObject([
    { version: '2026-11-26-001', is_active: false },
    { version: '2026-11-26-002', is_active: true },
  ])
  const texts = await Promise.all(
    books.map(async ({ id }) => (await viewItems(database, id)).map(({ partnumber }) => partnumber)),
  )
  expect(texts).toEqual([['C-1'], ['C-1', 'R-1']])
})

test('a book is made of one moment: what is mapped, renamed or ignored while its rows are written is not in it', async () => {
  const world = await openBookWorld((run) => ({
    progress: (percent, message) => {
      if (message?.key === 'expanding') void edit()
      run.progress(percent, message)
    },
  }))
  const { database } = world
  await database.db.execute(sql`
    insert into pricing.part_number (text_key, part_number, folded_key, lot_id)
    select 'N-' || lpad(n::text, 6, '0'), 'n-' || n, '', (select id from pricing.lot where name = 'RAM') from generate_series(1, 60000) n`)
  // By a connection of its own: the handler tells of its progress inside its transaction.
  const editor = await database.pool.connect()
  onTestFinished(() => editor.release())
  let edited = 0
  const edit = async () => {
    await editor.query(`update pricing.lot set name = 'MEMORY' where name = 'RAM'`)
    await editor.query(`update pricing.part_number set is_ignored = true where text_key > 'N-030000'`)
    edited += 1
  }
  const { bookId, itemCount } = resultOf(await world.createBook())
  await vi.waitUntil(() => edited === 1, 30_000)
  expect(itemCount).toBe(60_001)
  const { rows } = await database.db.execute<{ lots: string[] }>(sql`
    select array_agg(distinct lot_name) as lots from public.qt_partnumber_book_items where book_id = ${bookId}`)
  expect(rows).toEqual([{ lots: ['CPU', 'RAM'] }])
})
