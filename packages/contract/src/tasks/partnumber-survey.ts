import { defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { z } from 'zod'

const count = z.int().min(0)

/**
 * Brings the list of part numbers that wait for a LOT up to date: what their stock is worth, what this system has learned of the vendors'
 * spellings, and the best candidate of each. Follows each import; repeating it changes nothing.
 */
export const partNumberSurvey = defineTask({
  type: 'partnumber_survey',
  title: 'Survey unmapped part numbers',
  input: z.strictObject({}),
  result: z.object({
    unmapped: count,
    /** Those of them that have a candidate by more than likeness. */
    suggested: count,
  }),
  messages: defineMessages({
    addingUp: () => 'Adding up the stock',
    learning: () => 'Learning the spellings of vendors',
    suggesting: ({ done, total }: { done: number; total: number }) =>
      `Looking for LOTs · ${done} of ${total} part numbers`,
  }),
  errors: defineErrors({}),
  permissions: { submit: 'partnumbers:write', read: 'partnumbers:read' },
  run: { maxAttempts: 5, timeoutMs: 60 * 60 * 1_000, concurrency: { mode: 'serial' }, coalesce: true },
})
