import { expect, test } from 'vitest'
import { endAttempt } from '../src/apply-outcome.ts'
import type { Engine } from '../src/engine.ts'
import { handleLosses } from '../src/lost.ts'
import type { JobQueue } from '../src/queue.ts'
import type { TaskRow } from '../src/store/task-row.ts'
import { claimTasks } from '../src/worker/claim-tasks.ts'
import { judgeNow, openBareEngine } from './bare-engine.ts'
import { ann, createGate, handlersWith, openDatabase, openManager, untilStatus } from './open-engine.ts'
import { resizeImage } from './registry.ts'

/** What another worker may need to finish the task, once a process has stopped in a transaction of the engine: 2 s and a look. */
const patienceMs = 5_000

/** A queued task, and an engine that does nothing but what the test calls. */
async function openWithTask() {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input: { name: 'a' } }, ann)
  await manager[Symbol.asyncDispose]()
  return { database, engine: await openBareEngine(database), taskId }
}

async function claim(engine: Engine): Promise<TaskRow> {
  const { rows } = await claimTasks(engine, { definition: resizeImage, worker: 'stopping', limit: 1 })
  if (rows[0] === undefined) throw new Error('There was no task to claim')
  return rows[0]
}

/** The engine of a process that stops as soon as a call of its queue has been answered, until the test lets it go on. */
function stopAfter(engine: Engine, name: 'fetch' | 'drop' | 'complete') {
  const gate = createGate()
  const { queue } = engine
  const stopping: JobQueue = {
    ...queue,
    fetch: async (tx, type, limit) => {
      const jobs = await queue.fetch(tx, type, limit)
      if (name === 'fetch') await gate.pass()
      return jobs
    },
    drop: async (tx, job) => {
      await queue.drop(tx, job)
      if (name === 'drop') await gate.pass()
    },
    complete: async (tx, job) => {
      await queue.complete(tx, job)
      if (name === 'complete') await gate.pass()
    },
  }
  const errors: unknown[] = []
  const log = { ...engine.log, error: ({ err }: { err?: unknown }) => void errors.push(err) }
  return { stopping: { ...engine, queue: stopping, log }, stopped: gate.arrived, goOn: gate.open, errors }
}

/** Another process does the task, and does not wait long for the transaction of the stopped one. */
async function expectFinishedElsewhere(
  database: Awaited<ReturnType<typeof openDatabase>>,
  { taskId, attempt }: { taskId: string; attempt: number },
) {
  const stoppedAt = performance.now()
  const { manager } = await openManager(database)
  await manager.startWorker({ handlers: handlersWith() })
  expect(await untilStatus(manager, taskId, 'completed')).toMatchObject({ attempt })
  expect(performance.now() - stoppedAt).toBeLessThan(patienceMs)
}

test('a process that is stopped in the middle of a claim keeps the task for 2 s, not longer (I5)', async () => {
  const { database, engine, taskId } = await openWithTask()
  const { stopping, stopped, goOn } = stopAfter(engine, 'fetch')
  const lost = claim(stopping)
  await stopped
  await expectFinishedElsewhere(database, { taskId, attempt: 1 })
  goOn()
  await expect(lost).rejects.toThrow('not queryable')
})

test('a process that is stopped while it brings a lost task back keeps it for 2 s, not longer (I5)', async () => {
  const { database, engine, taskId } = await openWithTask()
  await claim(engine)
  await database.pool.query(
    `update task_queue.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`,
  )
  await judgeNow(engine)
  const { stopping, stopped, goOn, errors } = stopAfter(engine, 'drop')
  const lost = handleLosses(stopping)
  await stopped
  await expectFinishedElsewhere(database, { taskId, attempt: 2 })
  goOn()
  await lost
  expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('not queryable') })])
})

test('a process that is stopped while it hands a task back keeps it for 2 s beyond its lease, not longer (I5)', async () => {
  const { database, engine, taskId } = await openWithTask()
  const { type, attempt, jobId } = await claim(engine)
  await database.pool.query(
    `update task_queue.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`,
  )
  const { stopping, stopped, goOn } = stopAfter(engine, 'complete')
  const lost = endAttempt(stopping, { taskId, type, attempt, jobId }, { kind: 'handback' })
  await stopped
  await expectFinishedElsewhere(database, { taskId, attempt: 2 })
  goOn()
  await expect(lost).rejects.toThrow('not queryable')
})
