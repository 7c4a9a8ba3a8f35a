/** A part-number book as its retention sees it. */
export interface DatedBook {
  readonly id: number
  readonly createdAt: Date
  /** All its rows are written. */
  readonly isComplete: boolean
  readonly isActive: boolean
  /** When another one took its place; null: never. */
  readonly deactivatedAt: Date | null
}

/** Readers of a book that was superseded may still be at it for so long. */
const readersMs = 60 * 60 * 1_000

/** Of how many days, weeks, months and years that hold a book the newest one stays (docs/pricing-rules.md, Retention of books). */
const periods: readonly { count: number; of: (at: Temporal.ZonedDateTime) => string }[] = [
  { count: 7, of: (at) => at.toPlainDate().toString() },
  { count: 5, of: (at) => `${at.yearOfWeek}-W${at.weekOfYear}` },
  { count: 12, of: (at) => at.toPlainDate().toPlainYearMonth().toString() },
  { count: 10, of: (at) => String(at.year) },
]

/**
 * Ids of the complete books that stay, by the calendar of a time zone: grandfather, father, son, what is or was active within the hour, and
 * what was created after `now`. Incomplete books are no concern of it: they belong to the task that makes them.
 * @throws RangeError on an unknown zone
 */
export function booksToKeep(books: readonly DatedBook[], timeZone: string, now: Date): ReadonlySet<number> {
  const complete = books.filter(({ isComplete }) => isComplete)
  const [present, later] = [
    complete.filter(({ createdAt }) => createdAt <= now),
    complete.filter((book) => book.createdAt > now),
  ]
  const keep = new Set(later.map(({ id }) => id))
  for (const { id, isActive, deactivatedAt } of present)
    if (isActive || (deactivatedAt !== null && deactivatedAt.getTime() >= now.getTime() - readersMs)) keep.add(id)

  const newestFirst = present
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id)
    .map(({ id, createdAt }) => ({
      id,
      at: Temporal.Instant.fromEpochMilliseconds(createdAt.getTime()).toZonedDateTimeISO(timeZone),
    }))
  for (const { count, of } of periods) {
    const held = new Set<string>()
    for (const { id, at } of newestFirst) {
      const period = of(at)
      if (held.has(period)) continue
      if (held.size === count) break
      held.add(period)
      keep.add(id)
    }
  }
  return keep
}
