import { createRegistry, defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { z } from 'zod'

/** Works for a while in one of the ways that keep a process from renewing its leases, then writes in every way a handler can. */
export const hold = defineTask({
  type: 'hold',
  title: 'Hold a worker up',
  input: z.strictObject({
    /** In the first attempt: `cpu` blocks the process, `sql` keeps a transaction busy, `wait` does nothing. */
    how: z.enum(['cpu', 'sql', 'wait']),
    seconds: z.number(),
    end: z.enum(['complete', 'fail']),
  }),
  result: z.object({ attempt: z.int() }),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'hold', read: 'hold' },
})

/** Reports progress, step by step. */
const counting = {
  title: 'Count',
  input: z.strictObject({ to: z.int(), everyMs: z.int() }),
  result: z.object({ counted: z.int() }),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'count', read: 'count' },
}
const count = defineTask({ ...counting, type: 'count' })
const countInTurn = defineTask({ ...counting, type: 'count_in_turn', run: { concurrency: { mode: 'serial' } } })
const countAnew = defineTask({
  ...counting,
  type: 'count_anew',
  run: { concurrency: { mode: 'serial' }, coalesce: true },
})

/** Is performed by nobody here: its tasks wait. */
const later = defineTask({
  type: 'later',
  title: 'Wait for another worker',
  input: z.strictObject({ n: z.int() }),
  result: z.object({}),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'later', read: 'later' },
})

/** What the worker processes perform, and what the servers know. */
export const engineTypes = createRegistry([hold, count, countInTurn, countAnew])
export const serverTypes = createRegistry([hold, count, later])
