import { applyOutcome } from './apply-outcome.ts'
import type { Engine } from './engine.ts'
import { lockTask } from './store/lock-task.ts'

/** Brings every task whose worker was lost back to the queue, or to its end (I5). */
export async function handleLosses(engine: Engine): Promise<void> {
  while (await handleLoss(engine));
}

async function handleLoss(engine: Engine): Promise<boolean> {
  const { database, queue, copy, log } = engine
  return database.transaction(async (tx) => {
    const lost = await queue.fetchLost(tx)
    if (lost === undefined) return false
    const locked = await lockTask(tx, lost.taskId)
    // Else the attempt's own end was written first, or the task was cancelled.
    if (locked?.status === 'running' && locked.jobId === lost.jobId) {
      const row = await applyOutcome({ engine, tx, locked }, { kind: 'workerLost' })
      if (row !== undefined) copy.put(row)
      log.warn({ taskId: lost.taskId, attempt: locked.attempt, status: row?.status }, 'The worker of a task was lost')
    }
    await queue.completeLost(tx, lost.handoverId)
    return true
  })
}
