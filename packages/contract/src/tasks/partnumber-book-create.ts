import { defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { z } from 'zod'
import { versionsPerDay } from '../version.ts'

/** Why a mapped part number is in no book (docs/pricing-rules.md, Part-number book). */
export const leftOutReasons = [
  /** Part numbers of this text lead to more than one LOT, and a book knows the text alone. */
  'ambiguous',
  /** Its LOT is a bundle without items. */
  'emptyBundle',
] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

const count = z.int().min(0)

const leftOutPartNumber = z.object({
  partNumber: z.string(),
  vendor: z.string().nullable(),
  reason: z.enum(leftOutReasons),
})
export type LeftOutPartNumber = z.output<typeof leftOutPartNumber>

/**
 * Freezes all mapped, not ignored part numbers as a book and puts it in force. A submission while one waits gets that one; what is edited
 * while one runs is in the next.
 */
export const partNumberBookCreate = defineTask({
  type: 'partnumber_book_create',
  title: 'Create part-number book',
  input: z.strictObject({}),
  result: z.object({
    bookId: z.int(),
    version: z.string().max(30),
    /** Rows: a part number of a bundle has one for each of its items. */
    itemCount: count,
    /** Different texts in the book. */
    partNumbers: count,
    leftOut: z.object({ ambiguous: count, emptyBundle: count }),
    /** The first ones that were left out. */
    leftOutPartNumbers: z.array(leftOutPartNumber).max(100),
  }),
  messages: defineMessages({
    tidying: ({ rows }: { rows: number }) => `Removing what earlier attempts left · ${rows} rows`,
    reading: () => 'Reading the mapped part numbers',
    expanding: ({ partNumbers }: { partNumbers: number }) => `Expanding bundles · ${partNumbers} part numbers`,
    writingRows: ({ done, total }: { done: number; total: number }) =>
      `Writing rows · ${done} of ${total} part numbers`,
    activating: ({ rows }: { rows: number }) => `Putting the new book in force · ${rows} rows`,
  }),
  errors: defineErrors({
    emptyBook: ({ leftOut }: { leftOut: number }) =>
      leftOut === 0
        ? 'No part number is mapped to a LOT, so the book would be empty and was not made; what is in force stays so. Map part numbers, then create the book again'
        : `All mapped part numbers (${leftOut}) are ambiguous or lead to bundles without items, so the book would be empty and was not made; what is in force stays so. Mend their mappings or bundles, then create the book again`,
    versionsUsedUp: ({ day }: { day: string }) =>
      `${versionsPerDay} books have been created on ${day}, and a day has no more numbers; the present book stays in force. Create the next one tomorrow`,
  }),
  permissions: { submit: 'books:write', read: 'books:read' },
  run: { maxAttempts: 3, timeoutMs: 60 * 60 * 1_000, concurrency: { mode: 'serial' }, coalesce: true },
})
