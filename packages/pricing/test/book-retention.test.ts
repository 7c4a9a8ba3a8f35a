import { sql } from 'drizzle-orm'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { activateBook } from '../src/part-number-book/activate-book.ts'
import { countBookRows, plantBook, plantLots, plantPartNumbers, viewBooks } from './book-tables.ts'
import { anna, resultOf, setTaskTime } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

let world: PricingWorld

beforeEach(async () => {
  world = await openTestWorld()
  onTestFinished(() => world[Symbol.asyncDispose]())
})

const versions = async () => (await viewBooks(world.database)).map(({ version }) => version)

/** Three books a day from 1 to 20 November, of 7 rows each; the last one is active. */
async function plantBooks(): Promise<void> {
  for (let day = 1; day <= 20; day++) {
    for (const hour of [8, 9, 10]) {
      const date = `2026-11-${String(day).padStart(2, '0')}`
      await plantBook(world.database, {
        version: `${date}-${hour}`,
        createdAt: `${date}T${String(hour).padStart(2, '0')}:00:00Z`,
        isActive: day === 20 && hour === 10,
        items: 7,
      })
    }
  }
}

/** The last of each of seven days, and of the weeks before that hold one: Sundays 1 and 8 November. */
const kept = [20, 19, 18, 17, 16, 15, 14, 8, 1].map((day) => `2026-11-${String(day).padStart(2, '0')}-10`)

test('books that nothing keeps are deleted with their rows; doing it again changes nothing', async () => {
  await plantBooks()
  const first = resultOf(await world.retainBooks())
  expect(first).toMatchObject({ kept: kept.length, keptVersions: kept, deleted: 60 - kept.length })
  expect(first.deletedVersions).toHaveLength(60 - kept.length)
  expect(first.deletedItems).toBe((60 - kept.length) * 7)
  expect(await versions()).toEqual(kept.toReversed())
  expect(await countBookRows(world.database)).toEqual({ books: kept.length, items: kept.length * 7 })

  const second = resultOf(await world.retainBooks())
  expect(second).toEqual({ kept: kept.length, keptVersions: kept, deleted: 0, deletedVersions: [], deletedItems: 0 })
  expect(await countBookRows(world.database)).toEqual({ books: kept.length, items: kept.length * 7 })
})

test('the book that a person has put in force stays, however old', async () => {
  await plantBooks()
  const [old] = await viewBooks(world.database)
  expect(await activateBook(world.database, anna, old?.id ?? 0)).toMatchObject({ version: '2026-11-01-8' })
  await world.retainBooks()
  expect(await versions()).toEqual(['2026-11-01-8', ...kept.toReversed()])
})

test('each new book is followed by a retention as of its own creation, by the same actor', async () => {
  await plantBooks()
  await plantLots(world.database, [{ lot: 'CPU' }])
  await plantPartNumbers(world.database, [{ partNumber: 'C-1', lot: 'CPU' }])
  await setTaskTime(world.database, '2026-11-26T12:00:00Z')
  const { version } = resultOf(await world.createBook())
  // The new day takes the seventh away, which was the only one of no week's end; the one that was just superseded has readers.
  expect(await versions()).toEqual([...kept.toReversed().filter((other) => other !== '2026-11-14-10'), version])
  const { rows } = await world.database.db.execute<{ by: string }>(sql`
    select created_by ->> 'id' as by from tasks.task where type = 'partnumber_book_retention'`)
  expect(rows).toEqual([{ by: 'anna' }])
})

test('what an earlier run had retired and could not delete is deleted by the next', async () => {
  await plantBooks()
  await world.database.db.execute(sql`
    update pricing.part_number_book set completed_at = null where version = '2026-11-20-9'`)
  const { rows } = await world.database.db.execute<{ id: number }>(sql`
    select id from pricing.part_number_book where version = '2026-11-20-9'`)
  // Half of it may be gone already: nobody can put it in force.
  expect(await activateBook(world.database, anna, rows[0]?.id ?? 0)).toBeNull()
  await world.retainBooks()
  expect(await versions()).toEqual(kept.toReversed())
  expect(await countBookRows(world.database)).toEqual({ books: kept.length, items: kept.length * 7 })
})

test('a book that is being made is no concern of it', async () => {
  await world.database.db.execute(sql`
    insert into pricing.part_number_book (task_id, created_at, created_by)
    values (gen_random_uuid(), '2001-01-01', '{"id": "anna", "name": "Anna"}')`)
  expect(resultOf(await world.retainBooks())).toMatchObject({ kept: 0, deleted: 0 })
  expect(await countBookRows(world.database)).toEqual({ books: 1, items: 0 })
})
