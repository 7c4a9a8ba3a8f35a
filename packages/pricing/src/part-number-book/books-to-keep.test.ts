import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessDay } from '../setting/business-day.ts'
import { booksToKeep } from './books-to-keep.ts'
import type { DatedBook } from './books-to-keep.ts'

const dayMs = 24 * 60 * 60 * 1_000
const zones = [
  'UTC',
  'Europe/Moscow',
  'Europe/Berlin',
  'Asia/Kolkata',
  'America/St_Johns',
  'Pacific/Apia',
  'Africa/Casablanca',
]
const book = (id: number, createdAt: string | number, more: Partial<DatedBook> = {}): DatedBook => ({
  id,
  createdAt: new Date(createdAt),
  isComplete: true,
  isActive: false,
  deactivatedAt: null,
  ...more,
})
const kept = (books: readonly DatedBook[], now: string, zone = 'Europe/Moscow') =>
  [...booksToKeep(books, zone, new Date(now))].toSorted((a, b) => a - b)

describe('by hand', () => {
  const now = '2026-11-24T12:00:00Z'
  test('of a day the newest stays; of equal times the greater id', () => {
    const at = '2026-11-23T09:00:00Z'
    expect(kept([book(1, '2026-11-23T08:00:00Z'), book(3, at), book(2, at)], now)).toEqual([3])
  })
  test('the days that count are those that hold a book', () => {
    const books = [1, 2, 3, 20, 21, 40, 41, 42].map((ago, n) => book(n + 1, Date.parse(now) - ago * dayMs))
    // 23 to 21 November, 4 and 3 November, 15 and 14 October; the eighth, 13 October, is none of the newest.
    expect(kept(books, now)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })
  test('the day begins at midnight of the zone', () => {
    const books = [book(1, '2026-11-23T20:59:59Z'), book(2, '2026-11-23T21:00:00Z')]
    expect(kept(books, now)).toEqual([1, 2])
    expect(kept(books, now, 'UTC')).toEqual([2])
  })
  test('a superseded book stays for an hour, to the second', () => {
    const old = (id: number, deactivatedAt: string) =>
      book(id, '2026-11-24T08:00:00Z', { deactivatedAt: new Date(deactivatedAt) })
    const active = book(9, '2026-11-24T11:00:00Z', { isActive: true })
    expect(kept([old(1, '2026-11-24T10:59:59Z'), old(2, '2026-11-24T11:00:00Z'), active], now)).toEqual([2, 9])
  })
  test('a book that is being made holds no day and is not told', () => {
    expect(
      kept([book(1, '2026-11-24T08:00:00Z'), book(2, '2026-11-24T09:00:00Z', { isComplete: false })], now),
    ).toEqual([1])
  })
  test('an unknown zone is refused', () => {
    expect(() => kept([book(1, now)], now, 'Mars/Olympus')).toThrow(RangeError)
  })
})

function isNewer(a: DatedBook, b: DatedBook): boolean {
  const distance = a.createdAt.getTime() - b.createdAt.getTime()
  return distance > 0 || (distance === 0 && a.id > b.id)
}

/** The rule, told slowly: each book is asked whether anything keeps it. */
function keptSlowly(books: readonly DatedBook[], zone: string, now: Date): number[] {
  const counting = books.filter((one) => one.isComplete && one.createdAt.getTime() <= now.getTime())
  const periodsOf = (one: DatedBook): string[] => {
    const day = businessDay(one.createdAt, zone)
    return [day, mondayOf(day), day.slice(0, 7), day.slice(0, 4)]
  }
  const limits = [7, 5, 12, 10]
  return books
    .filter((one) => {
      if (!one.isComplete) return false
      if (one.createdAt.getTime() > now.getTime() || one.isActive) return true
      if (one.deactivatedAt !== null && now.getTime() - one.deactivatedAt.getTime() <= 3_600_000) return true
      return limits.some((limit, kind) => {
        const own = periodsOf(one)[kind]
        const newer = counting.filter((other) => isNewer(other, one)).map((other) => periodsOf(other)[kind])
        return !newer.includes(own) && new Set(newer).size < limit
      })
    })
    .map(({ id }) => id)
    .toSorted((a, b) => a - b)
}

/** An ISO week is its Monday. */
function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * dayMs).toISOString()
}

const now = new Date('2026-03-29T22:30:00Z')
const instant = fc.oneof(
  fc.integer({ min: -15 * 365 * 24 * 60, max: 60 }).map((minutes) => new Date(now.getTime() + minutes * 60_000)),
  // Around the night in which Berlin's clocks go forward.
  fc.integer({ min: -48 * 60, max: 0 }).map((minutes) => new Date(now.getTime() + minutes * 60_000)),
)
const someBooks = fc
  .array(
    fc.record({
      createdAt: instant,
      isComplete: fc.boolean(),
      isActive: fc.constant(false),
      deactivatedAt: fc.option(
        fc.integer({ min: -120, max: 0 }).map((minutes) => new Date(now.getTime() + minutes * 60_000)),
      ),
    }),
    { maxLength: 60 },
  )
  .map((books) => books.map((one, n) => ({ ...one, id: n + 1 })))

test('it agrees with the slow telling of the rule on any books, in any zone', () => {
  fc.assert(
    fc.property(someBooks, fc.constantFrom(...zones), (books, zone) => {
      expect([...booksToKeep(books, zone, now)].toSorted((a, b) => a - b)).toEqual(keptSlowly(books, zone, now))
    }),
    { numRuns: 300 },
  )
})

test.each(['Europe/Berlin', 'America/St_Johns', 'Pacific/Apia'])(
  'fifty years of irregular books in %s: the active one always stays, and a second run removes nothing',
  (zone) => {
    let books: DatedBook[] = []
    let seed = 7
    const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const began = Date.parse('1976-11-24T12:00:00Z')
    for (let day = 0; day < 50 * 365; day += 1) {
      // Some days have none, some three; some weeks have none at all.
      const made = Math.floor(day / 7) % 11 === 0 ? 0 : ([0, 1, 1, 3][Math.floor(random() * 4)] ?? 0)
      for (let n = 0; n < made; n += 1) {
        const createdAt = new Date(began + (day + random()) * dayMs)
        books = books.map((one) => (one.isActive ? { ...one, isActive: false, deactivatedAt: createdAt } : one))
        books.push({ id: day * 10 + n, createdAt, isComplete: true, isActive: true, deactivatedAt: null })
      }
      const at = new Date(began + (day + 1) * dayMs)
      const keep = booksToKeep(books, zone, at)
      const left = books.filter(({ id }) => keep.has(id))
      if (books.length > 0 && !left.some(({ isActive }) => isActive))
        expect.fail(`day ${day}: the active book was removed`)
      if (day % 97 === 0) expect([...booksToKeep(left, zone, at)]).toHaveLength(left.length)
      books = left
    }
    expect(books.length).toBeGreaterThan(20)
    expect(books.length).toBeLessThan(7 + 5 + 12 + 10 + 3)
  },
)
