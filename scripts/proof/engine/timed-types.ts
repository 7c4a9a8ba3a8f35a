import { createRegistry, defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { z } from 'zod'

const numbered = {
  title: 'Do nothing',
  input: z.strictObject({ n: z.int() }),
  result: z.object({ n: z.int() }),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'timed', read: 'timed' },
}

const empty = defineTask({ ...numbered, type: 'empty' })
/** One after the other. */
const chained = defineTask({ ...numbered, type: 'chained', run: { concurrency: { mode: 'serial' } } })
/** Fails once, and may be tried again at once. */
const flaky = defineTask({ ...numbered, type: 'flaky', run: { backoff: { initialMs: 0, factor: 1, maxMs: 0 } } })
/** One waits, one runs. */
const rebuild = defineTask({ ...numbered, type: 'rebuild', run: { concurrency: { mode: 'serial' }, coalesce: true } })

export const timedTypes = createRegistry([empty, chained, flaky, rebuild])
