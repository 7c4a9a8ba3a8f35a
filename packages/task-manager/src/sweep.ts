import { randomUUID } from 'node:crypto'
import { applyOutcome } from './apply-outcome.ts'
import type { Engine } from './engine.ts'
import { deleteEndedTasks } from './store/delete-ended-tasks.ts'
import { findJobsWithoutTask, findTasksWithoutJob } from './store/find-strays.ts'
import { giveTaskJob } from './store/give-task-job.ts'
import { limitIdleWaits } from './store/limit-waits.ts'
import { lockTaskIfFree } from './store/lock-task.ts'
import type { TaskRow } from './store/task-row.ts'

/** Younger ones are just being handled. */
const strayAfterMs = 30_000
/** Tasks of a type that a sweep deletes at most, and one statement of it. */
const deletedAtOnce = 20_000
const deletedInBatch = 1_000

/** Repairs what should not be: a live task without a live job gets one, a waiting job without a live task is ended (I5). */
export async function sweep(engine: Engine): Promise<void> {
  const { database, queue, copy, log } = engine
  for (const { id, jobId } of await findTasksWithoutJob(database.db, strayAfterMs)) {
    const row = await giveJob(engine, { id, jobId }).catch((error: unknown) => {
      log.error({ err: error, taskId: id }, 'A task without a job could not be given one; it is tried again')
    })
    if (row === undefined) continue
    copy.put(row)
    log.warn({ taskId: id, status: row.status }, 'A task had no job and was given one')
  }
  for (const job of await findJobsWithoutTask(database.db)) {
    await database.transaction(async (tx) => {
      await limitIdleWaits(tx)
      await queue.drop(tx, job)
    })
  }
  await deleteOldTasks(engine)
}

async function giveJob(engine: Engine, { id, jobId }: { id: string; jobId: string }): Promise<TaskRow | undefined> {
  const { database, queue } = engine
  return database.transaction(async (tx) => {
    await limitIdleWaits(tx)
    // A job that has ended never lives again: the same job means that nothing has happened since. What another transaction holds waits for the next sweep.
    const locked = await lockTaskIfFree(tx, { taskId: id, jobId })
    if (locked === undefined) return undefined
    if (locked.status === 'running') return applyOutcome({ engine, tx, locked }, { kind: 'workerLost' })
    const next = randomUUID()
    const { type, priority, serial, lane, dueAt, now } = locked
    const later = dueAt > now ? { dueAt } : {}
    await queue.send(tx, [{ id: next, type, taskId: id, priority, serial, lane, ...later }])
    return giveTaskJob(tx, { taskId: id, jobId: next })
  })
}

/** Deletes the tasks whose time is over, some at each sweep; those of a type that this program does not know stay. */
async function deleteOldTasks({ database, registry }: Engine): Promise<void> {
  for (const { type, run } of Object.values(registry)) {
    let left = deletedAtOnce
    while (left > 0) {
      const limit = Math.min(left, deletedInBatch)
      const deleted = await deleteEndedTasks(database.db, { type, retentionDays: run.retentionDays, limit })
      left = deleted < limit ? 0 : left - deleted
    }
  }
}
