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

export const engineTypes = createRegistry([hold])
