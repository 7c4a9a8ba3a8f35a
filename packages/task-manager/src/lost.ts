import { hasSqlState } from '@pf/database'
import { applyOutcome } from './apply-outcome.ts'
import type { Engine } from './engine.ts'
import { lostQueue } from './queue.ts'
import { findLosses } from './store/find-losses.ts'
import { limitClaimWaits, lockNotAvailable } from './store/limit-waits.ts'
import { lockTaskIfFree } from './store/lock-task.ts'

/**
 * Brings every task whose worker was lost back to the queue, or to its end (I5). One whose row another transaction holds is left to the next
 * pass: the others must not wait for it.
 */
export async function handleLosses(engine: Engine): Promise<void> {
  const { database, queue, copy, log } = engine
  for (const { handoverId, jobId, taskId } of await findLosses(database.db)) {
    const handled = database.transaction(async (tx) => {
      await limitClaimWaits(tx)
      const locked = taskId === null ? undefined : await lockTaskIfFree(tx, { taskId, jobId })
      // Held, or it has just ended: the next pass sees which.
      if (taskId !== null && locked === undefined) return undefined
      const row = locked && (await applyOutcome({ engine, tx, locked }, { kind: 'workerLost' }))
      await queue.drop(tx, { type: lostQueue, id: handoverId })
      return row
    })
    const row = await handled.catch((error: unknown) => {
      if (hasSqlState(error, lockNotAvailable)) return undefined
      throw error
    })
    if (row === undefined) continue
    copy.put(row)
    log.warn({ taskId: row.id, attempt: row.attempt, status: row.status }, 'The worker of a task was lost')
  }
}
