import { defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import type { Task, TaskListQuery } from '@pf/task-contract'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { listUntold } from './use-own-tasks.ts'

const greet = defineTask({
  type: 'greet',
  title: 'Greet',
  input: z.object({}),
  result: z.object({}),
  messages: defineMessages({}),
  errors: defineErrors({}),
  permissions: { submit: 'greet', read: 'greet' },
})
type Tasks = { greet: typeof greet }

const taskOf = (minute: number, status: 'queued' | 'running'): Task<Tasks> => ({
  id: `${status} ${minute}`,
  type: 'greet',
  input: {},
  subject: null,
  createdAt: new Date(minute * 60_000).toISOString(),
  createdBy: { id: 'local', name: 'Local', role: 'administrator', via: 'local' },
  startedAt: null,
  updatedAt: new Date(minute * 60_000).toISOString(),
  message: null,
  attempt: 1,
  failures: 0,
  losses: 0,
  retryOf: null,
  ...(status === 'queued' ? { status, ahead: 0 } : { status }),
  progress: 0,
  version: 1,
  doneAt: null,
  pollAfterMs: 500,
})

const pageOf = (tasks: readonly Task<Tasks>[], limit = 50) => ({
  tasks: tasks.slice(0, limit),
  nextCursor: tasks.length > limit ? 'next' : null,
})

/** Answers as a server does that has these tasks by then, newest first. */
const serverOf = (tasksNow: () => readonly Task<Tasks>[]) => ({
  list: {
    query: async ({ statuses, limit }: TaskListQuery) => ({
      ...pageOf(
        tasksNow().filter(({ status }) => statuses?.includes(status) ?? true),
        limit,
      ),
      counts: { queued: 0, running: 0, completed: 0, error: 0, cancelled: 0 },
    }),
  },
})

test('however many tasks wait, the one that runs is found, and the newest comes first', async () => {
  const waiting = Array.from({ length: 150 }, (_, index) => taskOf(200 - index, 'queued'))
  const found = await listUntold(serverOf(() => [...waiting, taskOf(1, 'running')]))
  expect(found).toHaveLength(101)
  expect(found[0]?.id).toBe('queued 200')
  expect(found.at(-1)?.id).toBe('running 1')
})

test('a task that starts between the two questions is found once, as it is now', async () => {
  const waiting = Array.from({ length: 150 }, (_, index) => taskOf(200 - index, 'queued'))
  const answers = [waiting, [{ ...taskOf(200, 'running'), id: 'queued 200' }, ...waiting.slice(1)]]
  const found = await listUntold(serverOf(() => answers.shift() ?? []))
  expect(found).toHaveLength(100)
  expect(found[0]).toMatchObject({ id: 'queued 200', status: 'running' })
})
