import { createRegistry, defineErrors, defineMessages, defineTask } from '@pf/task-contract'
import { expect, expectTypeOf, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import type { TaskHandlers } from '../src/task-manager.ts'
import { openTaskKit } from '../src/testing/testing.ts'
import type { TaskKit } from '../src/testing/testing.ts'

const countWords = defineTask({
  type: 'count_words',
  title: 'Count words',
  input: z.strictObject({ text: z.string(), again: z.int().default(0) }),
  result: z.object({ words: z.int() }),
  messages: defineMessages({ counting: () => 'Counting' }),
  errors: defineErrors({ noText: () => 'There is no text' }),
  permissions: { submit: 'write', read: 'read' },
  run: { retentionDays: 7 },
})
const registry = createRegistry([countWords])
type Types = typeof registry

const counting: TaskHandlers<Types>['count_words']['run'] = async ({ input: { text, again }, complete }) => {
  if (text === '') throw countWords.errors.noText()
  return complete(async (tx) => {
    if (again > 0) await tx.submit(countWords, { text, again: again - 1 })
    return { words: text.split(' ').length }
  })
}
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function openKit(work: Partial<TaskHandlers<Types>['count_words']> = {}): Promise<TaskKit<Types>> {
  const handlers = () => ({ count_words: { run: counting, ...work } })
  const kit = await openTaskKit({ registry, handlers, log: silent })
  onTestFinished(() => kit[Symbol.asyncDispose]())
  return kit
}

const statuses = async ({ manager, actor }: TaskKit<Types>) =>
  (await manager.list({}, actor)).tasks.map(({ status }) => status)

test('a task runs to its end, and comes back with the types of its definition', async () => {
  const kit = await openKit()
  const task = await kit.runTask(countWords, { text: 'two words' })
  if (task.status !== 'completed') throw new Error(`It is ${task.status}`)
  expectTypeOf(task.result).toEqualTypeOf<{ words: number }>()
  expect(task.result).toEqual({ words: 2 })
  const failed = await kit.runTask(countWords, { text: '' })
  expect(failed).toMatchObject({ status: 'error', error: { code: 'noText' }, attempt: 1 })
  // @ts-expect-error the input belongs to the definition
  await expect(kit.runTask(countWords, { words: 2 })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('nothing runs until it is drained; then all that is due does, and what comes of it', async () => {
  const kit = await openKit()
  for (let n = 0; n < 5; n++) await kit.submit(countWords, { text: 'x', again: 2 })
  expect(await statuses(kit)).toEqual(Array(5).fill('queued'))
  await kit.drain()
  expect(await statuses(kit)).toEqual(Array(15).fill('completed'))
})

test('a retry waits until the clock has passed its backoff', async () => {
  const kit = await openKit({
    run: async ({ task }) => {
      if (task.attempt < 3) throw new Error('not yet')
      return { words: task.attempt }
    },
  })
  const { taskId } = await kit.submit(countWords, { text: 'x' })
  const attemptAfter = async (by: number | string) => {
    await kit.clock.advance(by)
    await kit.drain()
    const task = await kit.manager.get(taskId, kit.actor)
    return `${task.attempt} ${task.status}`
  }
  expect(await attemptAfter(0)).toBe('1 queued')
  expect(await attemptAfter(0)).toBe('1 queued')
  expect(await attemptAfter('1 s')).toBe('2 queued')
  expect(await attemptAfter(2_000)).toBe('3 completed')
})

test('a task that is run to its end skips the waits between its attempts, and its times tell of them', async () => {
  const kit = await openKit({ run: () => Promise.reject(new Error('never')) })
  const task = await kit.runTask(countWords, { text: 'x' })
  expect(task).toMatchObject({ status: 'error', attempt: 3, error: { code: 'internal' } })
  // The backoffs of 1 s and 2 s.
  expect(Date.parse(task.doneAt) - Date.parse(task.createdAt)).toBeGreaterThanOrEqual(3_000)
})

test('the clock is the database’s, and every time of a task is by it', async () => {
  const kit = await openKit()
  const newYear = new Date('2030-01-01T00:00:00Z')
  await kit.clock.set(newYear)
  await kit.clock.advance('1 day')
  const seen = await kit.clock.now()
  expect(seen.toISOString()).toMatch(/^2030-01-02T00:00/)
  const task = await kit.runTask(countWords, { text: 'x' })
  for (const time of [task.createdAt, task.startedAt, task.doneAt]) expect(time).toMatch(/^2030-01-02T00:00/)
  const [submitted] = await kit.manager.timeline(task.id, kit.actor)
  expect(submitted?.at).toMatch(/^2030-01-02T00:00/)
})

test('a task is removed at the end of its retention, not before', async () => {
  const kit = await openKit()
  await kit.runTask(countWords, { text: 'x' })
  await kit.clock.advance('6 days')
  await kit.drain()
  expect(await statuses(kit)).toEqual(['completed'])
  await kit.clock.advance('25h')
  await kit.drain()
  expect(await statuses(kit)).toEqual([])
})

test('handlers use tables of the application, and what a failed task staged there is removed', async () => {
  const template = {
    name: 'staged',
    prepare: async ({ pool }: TaskKit<Types>['database']) =>
      void (await pool.query('create table staged (task_id uuid, at timestamptz default now())')),
  }
  await using kit = await openTaskKit({
    registry,
    template,
    handlers: ({ pool }) => ({
      count_words: {
        run: async ({ task, input }) => {
          await pool.query('insert into staged (task_id) values ($1)', [task.id])
          if (input.text === '') throw countWords.errors.noText()
          return { words: 1 }
        },
        cleanup: async (tx, taskId) =>
          (await tx.$client.query('delete from staged where task_id = $1', [taskId])).rowCount ?? 0,
      },
    }),
  })
  await kit.clock.set(new Date('2030-01-01T00:00:00Z'))
  const { id } = await kit.runTask(countWords, { text: 'x' })
  await kit.runTask(countWords, { text: '' })
  const { rows } = await kit.database.pool.query('select task_id, extract(year from at)::int as year from staged')
  expect(rows).toEqual([{ task_id: id, year: 2030 }])
})
