import { defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { z } from 'zod'

const count = z.int().min(0)

/**
 * Deletes the books that grandfather, father and son do not keep (docs/pricing-rules.md, Retention of books), as of the task's creation. Each new book
 * is followed by one; repeating it changes nothing.
 */
export const partNumberBookRetention = defineTask({
  type: 'partnumber_book_retention',
  title: 'Remove old part-number books',
  input: z.strictObject({}),
  result: z.object({
    kept: count,
    /** Newest first. */
    keptVersions: z.array(z.string()),
    deleted: count,
    deletedVersions: z.array(z.string()),
    /** Rows of the deleted books. */
    deletedItems: count,
  }),
  messages: defineMessages({
    choosing: () => 'Choosing the books to keep',
    deleting: ({ rows, total }: { rows: number; total: number }) => `Deleting old books · ${rows} of ${total} rows`,
  }),
  errors: defineErrors({}),
  permissions: { submit: 'books:write', read: 'books:read' },
  run: { maxAttempts: 5, timeoutMs: 60 * 60 * 1_000, concurrency: { mode: 'serial' } },
})
