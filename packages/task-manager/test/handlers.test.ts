import { createRegistry } from '@pf/task-contract'
import { expect, test, vi } from 'vitest'
import { handleLosses } from '../src/lost.ts'
import { sweep } from '../src/sweep.ts'
import type { TaskWork } from '../src/task-manager.ts'
import { judgeNow, openBareEngine } from './bare-engine.ts'
import {
  ann,
  createGate,
  handlersWith,
  openDatabase,
  openEngine,
  openManager,
  openManagerOf,
  untilStatus,
} from './open-engine.ts'
import { readHeader, resizeImage } from './registry.ts'

const input = { name: 'a' }

test('what a handler throws need not be an error: a text, nothing or an odd object is an unexpected error like any other', async () => {
  const odd: unknown[] = ['a text', undefined, Object.create(null)]
  const { manager, lines } = await openEngine({
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors
    resize_image: { run: ({ task }) => Promise.reject(odd[task.attempt - 1]) },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  expect(await untilStatus(manager, taskId, 'error')).toMatchObject({ failures: 3, error: { code: 'internal' } })
  expect(lines.filter(({ text }) => text.endsWith('failed unexpectedly'))).toHaveLength(3)
})

test('a handler that throws before its first await fails its attempt, and the worker goes on', async () => {
  const { manager } = await openEngine({
    resize_image: {
      run: () => {
        throw new TypeError('at once')
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  expect(await untilStatus(manager, taskId, 'error')).toMatchObject({ failures: 3, error: { code: 'internal' } })
  const next = await manager.submit({ type: 'read_header', input }, ann)
  await untilStatus(manager, next.taskId, 'completed')
})

test('a handler that never ends and does not listen is left behind at its timeout; when it comes back it changes nothing (I3)', async () => {
  const deaf = createGate()
  const returned = Promise.withResolvers<void>()
  const { manager } = await openEngine(
    {
      read_header: {
        run: async ({ progress }) => {
          await deaf.pass()
          progress(99)
          returned.resolve()
          return { bytes: 1 }
        },
      },
    },
    { slots: 1 },
  )
  const { taskId } = await manager.submit({ type: 'read_header', input }, ann)
  const next = await manager.submit({ type: 'resize_image', input }, ann)
  const failed = await untilStatus(manager, taskId, 'error')
  expect(failed).toMatchObject({ error: { code: 'timeout' }, failures: 1, progress: 0 })
  await untilStatus(manager, next.taskId, 'completed')
  deaf.open()
  await returned.promise
  const after = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, after.taskId, 'completed')
  expect(await manager.get(taskId, ann)).toEqual(failed)
})

test('a line of a megabyte is cut, its data too, and of 50 000 lines the first 200 stay', async () => {
  const megabyte = 'x'.repeat(1024 * 1024)
  const { manager, lines } = await openEngine({
    resize_image: {
      run: async ({ log }) => {
        log('info', megabyte, { dump: megabyte })
        for (let line = 1; line < 50_000; line++) log('info', `line ${line}`, { line })
        return { bytes: 1 }
      },
    },
  })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, taskId, 'completed')
  const timeline = await manager.timeline(taskId, ann)
  const logged = timeline.filter(({ kind }) => kind === 'log')
  expect(logged).toHaveLength(200)
  expect(logged[1]).toMatchObject({ text: 'line 1', data: { line: 1 } })
  expect(JSON.stringify(timeline).length).toBeLessThan(100_000)
  expect(lines.filter(({ text }) => text.includes('lines were logged'))).toHaveLength(1)
})

test('a task of a type that no worker knows is there when its worker comes a month later (I1, I6)', async () => {
  const database = await openDatabase()
  const { manager: old } = await openManagerOf(database, { registry: createRegistry([readHeader]) })
  await old.startWorker({ handlers: { read_header: { run: async () => ({ bytes: 1 }) } } })
  const { manager } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await database.pool.query(`
    update tasks.task set created_at = created_at - interval '30 days', updated_at = updated_at - interval '30 days',
      due_at = due_at - interval '30 days'`)
  await database.pool.query(`
    update task_queue.job set created_on = created_on - interval '30 days', start_after = start_after - interval '30 days',
      keep_until = keep_until - interval '30 days'`)
  const engine = await openBareEngine(database)
  await judgeNow(engine)
  await sweep(engine)
  expect(await manager.get(taskId, ann)).toMatchObject({ status: 'queued', attempt: 0, version: 1 })

  await manager.startWorker({ handlers: handlersWith() })
  expect(await untilStatus(manager, taskId, 'completed')).toMatchObject({ attempt: 1, losses: 0 })
})

test('a task that waits while its type is given more time is not taken for lost when the old time is over (I5)', async () => {
  const database = await openDatabase()
  const submission = { type: 'read_header', input } as const
  const { manager: old } = await openManagerOf(database, { registry: createRegistry([readHeader]) })
  const { taskId } = await old.submit(submission, ann)
  const patient = { ...readHeader, run: { ...readHeader.run, timeoutMs: 6 * 60 * 60 * 1_000 } }
  const { manager } = await openManagerOf(database, { registry: createRegistry([patient]) })
  const gate = createGate()
  const run = ({ signal }: { signal: AbortSignal }) => gate.pass(signal).then(() => ({ bytes: 1 }))
  await manager.startWorker({ handlers: { read_header: { run } } })
  await gate.arrived
  await database.pool.query(`update task_queue.job set started_on = started_on - interval '5 h' where state = 'active'`)
  const engine = await openBareEngine(database)
  await judgeNow(engine)
  await handleLosses(engine)
  gate.open()
  expect(await untilStatus(manager, taskId, 'completed')).toMatchObject({ attempt: 1, losses: 0 })
})

test('progress that is told inside a transaction of the handler is seen while that runs', async () => {
  const gate = createGate()
  const database = await openDatabase()
  const { manager, lines } = await openManager(database)
  const resize: TaskWork<typeof resizeImage> = {
    run: ({ progress, signal }) =>
      database.transaction(async (tx) => {
        progress(40, resizeImage.messages.writing())
        await gate.pass(signal)
        await tx.execute('select 1')
        return { bytes: 1 }
      }),
  }
  await manager.startWorker({ handlers: handlersWith({ resize_image: resize }), name: 'tester' })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await vi.waitFor(async () => expect(await manager.get(taskId, ann)).toMatchObject({ progress: 40 }))
  gate.open()
  await untilStatus(manager, taskId, 'completed')
  expect(lines.filter(({ level }) => level !== 'info')).toEqual([])
})
