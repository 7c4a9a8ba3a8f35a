import { z } from 'zod'
import { booksToKeep } from '../../src/part-number-book/books-to-keep.ts'
import type { DatedBook } from '../../src/part-number-book/books-to-keep.ts'
import type { Judgement } from './judge-stock-case.ts'

const instant = z.iso.datetime()

const single = z.strictObject({
  id: z.int(),
  createdAt: instant,
  complete: z.boolean().default(true),
  active: z.boolean().default(false),
  deactivatedAt: instant.nullable().default(null),
})

const series = z.strictObject({
  repeat: z.strictObject({
    firstId: z.int(),
    firstCreatedAt: instant,
    everySeconds: z.int(),
    count: z.int(),
    lastIsActive: z.boolean().default(false),
  }),
})

const retentionCase = z.strictObject({
  name: z.string(),
  because: z.string(),
  given: z.strictObject({ now: instant, zone: z.string(), books: z.array(z.union([series, single])) }),
  expect: z.strictObject({
    keep: z.array(z.object({ id: z.int(), createdAt: instant })),
    deleted: z.int(),
  }),
})
export type GoldenRetentionCase = z.output<typeof retentionCase>

/** The cases of retention.json; `defaults` of the file are those of the schemas above. */
export function parseRetentionCases(json: string): GoldenRetentionCase[] {
  const defaults = z.strictObject({
    'books[]': z.strictObject({ complete: z.literal(true), active: z.literal(false), deactivatedAt: z.null() }),
  })
  return z.object({ defaults, cases: z.array(retentionCase) }).parse(JSON.parse(json)).cases
}

/** Judges a case on the function that the task decides by: what is kept and, of the complete ones, how many go. */
export function judgeRetentionCase({ given, expect }: GoldenRetentionCase): Judgement {
  const books = given.books.flatMap((entry): DatedBook[] =>
    'repeat' in entry ? seriesOf(entry.repeat) : [bookOf(entry)],
  )
  const keep = booksToKeep(books, given.zone, new Date(given.now))
  return {
    expected: { keep: byId(expect.keep.map(({ id }) => id)), deleted: expect.deleted },
    actual: {
      keep: byId(keep),
      deleted: books.filter(({ id, isComplete }) => isComplete && !keep.has(id)).length,
    },
  }
}

function byId(ids: Iterable<number>): number[] {
  return [...ids].toSorted((a, b) => a - b)
}

function bookOf({ id, createdAt, complete, active, deactivatedAt }: z.output<typeof single>): DatedBook {
  return {
    id,
    createdAt: new Date(createdAt),
    isComplete: complete,
    isActive: active,
    deactivatedAt: deactivatedAt === null ? null : new Date(deactivatedAt),
  }
}

function seriesOf({ firstId, firstCreatedAt, everySeconds, count, lastIsActive }: z.output<typeof series>['repeat']) {
  return Array.from({ length: count }, (_, n) => ({
    id: firstId + n,
    createdAt: new Date(Date.parse(firstCreatedAt) + n * everySeconds * 1_000),
    isComplete: true,
    isActive: lastIsActive && n === count - 1,
    deactivatedAt: null,
  }))
}
