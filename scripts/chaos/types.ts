import { createRegistry, defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import type { Submission } from '@pf/task-contract'
import { z } from 'zod'

/** What a task is to do; the same for all types. */
const doing = {
  /** How long it takes, in ms. */
  ms: z.int(),
  /** The attempts, from the first, that fail unexpectedly. */
  failures: z.int().default(0),
  /** Ends in a TaskError. */
  refuses: z.boolean().default(false),
  steps: z.int().default(0),
  /** Follow-up tasks that its completion submits. */
  followUps: z.int().default(0),
  /** Goes on after its signal, as handlers do that do not look. */
  stubborn: z.boolean().default(false),
}
export const doingSchema = z.object(doing)
export type Doing = z.output<typeof doingSchema>

const spec = {
  title: 'Work',
  result: z.object({ attempt: z.int() }),
  messages: defineMessages({ working: ({ attempt }: { attempt: number }) => `Attempt ${attempt} works` }),
  errors: defineErrors({ refused: () => 'Refused, as it should be' }),
  permissions: { submit: 'work', read: 'work' },
}
const soon = { initialMs: 200, factor: 2, maxMs: 1_000 }

/** `n` names the submission: one that was repeated must not make a second task. */
export const work = defineTask({
  ...spec,
  type: 'work',
  input: z.strictObject({ n: z.int(), ...doing }),
  run: { backoff: soon },
})
/** One at a time in each lane. */
const lane = defineTask({
  ...spec,
  type: 'lane',
  input: z.strictObject({ n: z.int(), lane: z.string(), ...doing }),
  run: { backoff: soon, concurrency: { mode: 'serial', per: 'lane' } },
})
/** Equal ones that wait are one. */
const merge = defineTask({
  ...spec,
  type: 'merge',
  input: z.strictObject({ topic: z.string(), ...doing }),
  run: { backoff: soon, coalesce: true },
})
/** Is submitted by the completion of another task. */
export const followUp = defineTask({
  ...spec,
  type: 'follow_up',
  input: z.strictObject({ of: z.uuid(), ...doing }),
  run: { backoff: soon },
})

export const chaosTypes = createRegistry([work, lane, merge, followUp])
export type ChaosSubmission = Submission<typeof chaosTypes>
