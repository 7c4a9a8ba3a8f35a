import { hasSqlState } from '@pf/database'
import { applyOutcome } from './apply-outcome.ts'
import type { Engine } from './engine.ts'
import { lostQueue } from './queue.ts'
import { findLosses } from './store/find-losses.ts'
import { limitWaits, lockNotAvailable } from './store/limit-waits.ts'
import { breakOffAttempt, lockTaskIfFree } from './store/lock-task.ts'

/**
 * Brings every task whose worker was lost back to the queue, or to its end (I5). One whose row another transaction holds is left to the next
 * pass, for the others must not wait for it; a transaction of the lost worker itself is ended, as it would hold the row for as long as its statement takes.
 */
export async function handleLosses(engine: Engine): Promise<void> {
  const { database, queue, copy, log } = engine
  for (const { handoverId, jobId, taskId, attempt } of await findLosses(database.db)) {
    const handled = database.transaction(async (tx) => {
      await limitWaits(tx, { lockMs: 250 })
      const locked = attempt === null ? undefined : await lockTaskIfFree(tx, { taskId, jobId })
      // Held, or it has just ended: the next pass sees which.
      if (attempt !== null && locked === undefined) return 'held'
      const row = locked && (await applyOutcome({ engine, tx, locked }, { kind: 'workerLost' }))
      await queue.drop(tx, { type: lostQueue, id: handoverId })
      return row
    })
    const row = await handled.catch((error: unknown) => {
      if (hasSqlState(error, lockNotAvailable)) return undefined
      throw error
    })
    if (row === 'held' && attempt !== null) await breakOffAttempt(database.db, { taskId, attempt })
    if (row === undefined || row === 'held') continue
    copy.put(row)
    log.warn({ taskId: row.id, attempt: row.attempt, status: row.status }, 'The worker of a task was lost')
  }
}
