import { applyOutcome } from './apply-outcome.ts'
import type { Engine } from './engine.ts'
import { limitIdleWaits } from './store/limit-waits.ts'
import { lockTask } from './store/lock-task.ts'

/** Brings every task whose worker was lost back to the queue, or to its end (I5). */
export async function handleLosses(engine: Engine): Promise<void> {
  while (await handleLoss(engine));
}

async function handleLoss(engine: Engine): Promise<boolean> {
  const { database, queue, copy, log } = engine
  const handled = await database.transaction(async (tx) => {
    await limitIdleWaits(tx)
    const lost = await queue.fetchLost(tx)
    if (lost === undefined) return undefined
    const locked = await lockTask(tx, lost.taskId)
    // Else the attempt's own end was written first, or the task was cancelled.
    const isLost = locked?.status === 'running' && locked.jobId === lost.jobId
    const row = isLost ? await applyOutcome({ engine, tx, locked }, { kind: 'workerLost' }) : undefined
    await queue.completeLost(tx, lost.handoverId)
    return { row }
  })
  if (handled?.row !== undefined) {
    const { row } = handled
    copy.put(row)
    log.warn({ taskId: row.id, attempt: row.attempt, status: row.status }, 'The worker of a task was lost')
  }
  return handled !== undefined
}
