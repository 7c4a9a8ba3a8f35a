import type { TestDatabase } from '@pf/database/testing'
import { describe, expect, test } from 'vitest'
import type { Engine } from '../src/engine.ts'
import { handleLosses } from '../src/lost.ts'
import { cancelTask } from '../src/store/cancel-task.ts'
import { readTasks } from '../src/store/read-tasks.ts'
import type { TaskRow } from '../src/store/task-row.ts'
import { claimTasks } from '../src/worker/claim-tasks.ts'
import { judgeNow, openBareEngine } from './bare-engine.ts'
import { holdCommits } from './hold-commits.ts'
import { lockWaits } from './lock-waits.ts'
import { ann, createGate, openDatabase, openManager, until } from './open-engine.ts'
import { resizeImage } from './registry.ts'
import { attemptAt } from './attempt-at.ts'

const claim = (engine: Engine) => claimTasks(engine, { definition: resizeImage, worker: 'tester', limit: 1 })

async function claimed(engine: Engine): Promise<TaskRow> {
  const { rows } = await claim(engine)
  if (rows[0] === undefined) throw new Error('There was no task to claim')
  return rows[0]
}

/** A run of the handler, from its claim on. */
const attempt = (run: () => Promise<unknown>) => async (engine: Engine) => {
  const made = attemptAt(engine, await claimed(engine), run)
  return () => made.run()
}

async function loseWorkers(engine: Engine): Promise<void> {
  await engine.database.pool.query(
    `update task_queue.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`,
  )
  await judgeNow(engine)
  await handleLosses(engine)
}

interface Meeting {
  readonly other: string
  /** Prepares what runs against the cancel, one transaction of the engine. */
  readonly prepare: (engine: Engine) => Promise<() => Promise<unknown>>
  /** It does not wait for a row that is held, but comes again later. */
  readonly passesBy?: true
  /** The task afterwards, by who came first. */
  readonly comesTo: Record<Order, Partial<Pick<TaskRow, 'status' | 'attempt' | 'failures' | 'losses'>>>
}

type Order = 'cancelFirst' | 'cancelUndone' | 'cancelSecond' | 'otherCut'
const orders: readonly [Order, string][] = [
  ['cancelFirst', 'comes after the cancel'],
  ['cancelUndone', 'comes after a cancel that is rolled back'],
  ['cancelSecond', 'is waited for by the cancel'],
  ['otherCut', 'is waited for by the cancel, and its connection is cut at its commit'],
]

const cancelled = { status: 'cancelled', attempt: 1, failures: 0, losses: 0 } as const
const meetings: readonly Meeting[] = [
  {
    other: 'a claim',
    passesBy: true,
    prepare: async (engine) => () => claim(engine),
    comesTo: {
      cancelFirst: { ...cancelled, attempt: 0 },
      cancelUndone: { status: 'running', attempt: 1 },
      cancelSecond: cancelled,
      otherCut: { ...cancelled, attempt: 0 },
    },
  },
  {
    other: 'a completion',
    prepare: attempt(() => Promise.resolve({ bytes: 1 })),
    comesTo: {
      cancelFirst: cancelled,
      cancelUndone: { status: 'completed' },
      cancelSecond: { status: 'completed' },
      otherCut: cancelled,
    },
  },
  {
    other: 'a retry after a failure',
    prepare: attempt(() => Promise.reject(new Error('once'))),
    comesTo: {
      cancelFirst: cancelled,
      cancelUndone: { status: 'queued', failures: 1 },
      cancelSecond: { ...cancelled, failures: 1 },
      otherCut: cancelled,
    },
  },
  {
    other: 'a failure for good',
    prepare: attempt(() => Promise.reject(resizeImage.errors.tooLarge({ name: 'a' }))),
    comesTo: {
      cancelFirst: cancelled,
      cancelUndone: { status: 'error', failures: 1 },
      cancelSecond: { status: 'error', failures: 1 },
      otherCut: cancelled,
    },
  },
  {
    other: 'a handback',
    prepare: async (engine) => {
      const made = attemptAt(engine, await claimed(engine), ({ signal }) => createGate().pass(signal))
      return () => {
        const ran = made.run()
        made.stop('shutdown')
        return ran
      }
    },
    comesTo: {
      cancelFirst: cancelled,
      cancelUndone: { status: 'queued', failures: 0, losses: 0 },
      cancelSecond: cancelled,
      otherCut: cancelled,
    },
  },
  {
    other: 'the handling of a lost worker',
    passesBy: true,
    prepare: async (engine) => {
      await claimed(engine)
      return () => loseWorkers(engine)
    },
    comesTo: {
      cancelFirst: cancelled,
      cancelUndone: { status: 'queued', losses: 1 },
      cancelSecond: { ...cancelled, losses: 1 },
      otherCut: cancelled,
    },
  },
]

/** Cancels in a transaction that is open until the test says how it ends. */
async function startCancel({ database }: Engine, id: string): Promise<(how: { undo: boolean }) => Promise<void>> {
  const written = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const done = database.transaction(async (tx) => {
    await cancelTask(tx, { id, actor: ann })
    written.resolve()
    await end.promise
  })
  await written.promise
  return async ({ undo }) => {
    if (undo) end.reject(new Error('rolled back'))
    else end.resolve()
    await done.catch(() => undefined)
  }
}

async function meet(database: TestDatabase, { prepare, passesBy }: Meeting, order: Order) {
  const { manager } = await openManager(database)
  const engine = await openBareEngine(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input: { name: 'a' } }, ann)
  const run = await prepare(engine)
  if (order === 'cancelFirst' || order === 'cancelUndone') {
    const cancel = await startCancel(engine, taskId)
    const undo = order === 'cancelUndone'
    if (passesBy === true) {
      await run()
      await cancel({ undo })
      await run()
    } else {
      const ran = run()
      await until(async () => (await lockWaits(database)) === 1)
      await cancel({ undo })
      await ran
    }
  } else {
    const held = await holdCommits(database)
    const ran = run().catch((error: unknown) => error)
    await until(async () => (await lockWaits(database)) === 1)
    const cancelling = cancelTask(database.db, { id: taskId, actor: ann })
    await until(async () => (await lockWaits(database)) === 2)
    if (order === 'otherCut') await held.cut()
    await held.release()
    await cancelling
    await ran
  }
  return { engine, taskId }
}

const liveJobs = async ({ database }: Engine): Promise<unknown[]> =>
  (
    await database.pool.query<{ state: string }>(
      `select state from task_queue.job where name = 'resize_image' and state < 'completed'`,
    )
  ).rows.map(({ state }) => state)

describe.each(meetings)('$other', (meeting) => {
  test.each(orders)('%s: %s', async (order) => {
    const { engine, taskId } = await meet(await openDatabase(), meeting, order)
    const [row] = await readTasks(engine.database.db, [{ id: taskId, version: 0 }])
    expect(row).toMatchObject(meeting.comesTo[order])
    if (row?.status === 'running') return expect(await liveJobs(engine)).toEqual(['active'])
    if (row?.status === 'queued') return expect(await claimed(engine)).toMatchObject({ id: taskId, attempt: 2 })
    await loseWorkers(engine)
    while ((await claim(engine)).found) continue
    expect(await liveJobs(engine)).toEqual([])
    expect(await readTasks(engine.database.db, [{ id: taskId, version: 0 }])).toEqual([row])
  })
})

test('an equal submission waits for a cancel of the task it would share: cancelled, it makes its own; else it shares', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const engine = await openBareEngine(database)
  const submission = { type: 'build_index', input: {} } as const
  for (const undo of [true, false]) {
    const { taskId } = await manager.submit(submission, ann)
    const cancel = await startCancel(engine, taskId)
    const submitting = manager.submit(submission, ann)
    await until(async () => (await lockWaits(database)) === 1)
    await cancel({ undo })
    expect(await submitting).toMatchObject({ deduplicated: undo })
    expect((await submitting).taskId === taskId).toBe(undo)
  }
})

test('a retry by hand is refused until the cancel has committed', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input: { name: 'a' } }, ann)
  const cancel = await startCancel(await openBareEngine(database), taskId)
  await expect(manager.retry(taskId, ann)).rejects.toMatchObject({ code: 'NOT_RETRYABLE' })
  await cancel({ undo: false })
  await until(async () => (await manager.get(taskId, ann)).status === 'cancelled')
  expect(await manager.retry(taskId, ann)).toMatchObject({ task: { retryOf: taskId, status: 'queued' } })
})
