import { z } from 'zod'
import { createRegistry, defineErrors, defineMessages, defineTask } from '../src/task-contract.ts'
import type { Submission, Task, Translation } from '../src/task-contract.ts'

const spec = {
  type: 'greet',
  title: 'Greet',
  input: z.strictObject({ name: z.string(), times: z.int().default(1) }),
  result: z.object({ greeted: z.int() }),
  messages: defineMessages({ greeting: ({ name }: { name: string }) => `Greeting ${name}`, resting: () => 'Resting' }),
  errors: defineErrors({ rude: ({ name }: { name: string }) => `${name} did not answer` }),
  permissions: { submit: 'greet', read: 'greet' },
} as const
const greet = defineTask(spec)
const registry = createRegistry([greet])

declare const task: Task<typeof registry>
if (task.status === 'completed') {
  const greeted: number = task.result.greeted
  void greeted
}
// @ts-expect-error no result before the task is completed
if (task.status === 'queued') void task.result
if (task.status === 'error' && task.error.code === 'rude') {
  const name: string = task.error.params.name
  void name
}
if (task.message?.key === 'greeting') {
  const name: string = task.message.params.name
  void name
}
/** Defaults are filled in for the handler, and may be left out by a client. */
const times: number = task.input.times
void times
const submission: Submission<typeof registry> = { type: 'greet', input: { name: 'Ann' } }
void submission
// @ts-expect-error an unknown type
const unknownType: Submission<typeof registry> = { type: 'grete', input: { name: 'Ann' } }
void unknownType

// @ts-expect-error a translation lacks a key
const incomplete: Translation<typeof greet.messages> = { resting: () => 'Отдыхает' }
void incomplete

// @ts-expect-error `per` names a field of the input
defineTask({ ...spec, run: { concurrency: { mode: 'serial', per: 'colour' } } })
