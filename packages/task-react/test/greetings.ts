import { defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import type { Task } from '@pf/task-contract'
import { z } from 'zod'

export const greet = defineTask({
  type: 'greet',
  title: 'Greet',
  input: z.object({ name: z.string() }),
  result: z.object({ words: z.string() }),
  messages: defineMessages({ thinking: () => 'Thinking' }),
  errors: defineErrors({}),
  permissions: { submit: 'greet', read: 'greet' },
})
export type Tasks = { greet: typeof greet }
const at = '2026-11-24T10:00:00Z'
const facts = {
  id: 'a',
  type: 'greet',
  input: { name: 'you' },
  subject: null,
  createdAt: at,
  createdBy: { id: 'local', name: 'Local', role: 'administrator', via: 'local' },
  startedAt: at,
  updatedAt: at,
  message: null,
  attempt: 1,
  failures: 0,
  losses: 0,
  retryOf: null,
} as const
/** A task that runs; its version is its progress. */
export const running = (progress: number): Task<Tasks> => ({
  ...facts,
  status: 'running',
  progress,
  version: progress,
  doneAt: null,
  pollAfterMs: 500,
})
export const completed: Task<Tasks> = {
  ...facts,
  status: 'completed',
  progress: 100,
  version: 100,
  result: { words: 'Hello' },
  doneAt: at,
  pollAfterMs: null,
}
