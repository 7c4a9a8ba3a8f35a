import { applyOutcome } from './apply-outcome.ts'
import type { Engine } from './engine.ts'
import { lostQueue } from './queue.ts'
import { findLosses } from './store/find-losses.ts'
import type { Loss } from './store/find-losses.ts'
import { limitWaits } from './store/limit-waits.ts'
import { breakOffAttempt, lockTaskIfFree } from './store/lock-task.ts'

/**
 * Brings every task whose worker was lost back to the queue, or to its end (I5). One whose row another transaction holds is left to the next
 * pass, for the others must not wait for it; a transaction of the lost worker itself is ended, as it would hold the row for as long as its statement takes.
 */
export async function handleLosses(engine: Engine): Promise<void> {
  const { database, log } = engine
  for (const loss of await findLosses(database.db)) {
    const { taskId, attempt } = loss
    try {
      if ((await handleLoss(engine, loss)) === 'held' && attempt !== null) {
        await breakOffAttempt(database, { taskId, attempt })
      }
    } catch (error) {
      // The others must not wait for this one either.
      log.error({ err: error, taskId }, 'A lost task could not be brought back; it is tried again')
    }
  }
}

async function handleLoss(engine: Engine, { handoverId, jobId, taskId, attempt }: Loss): Promise<'handled' | 'held'> {
  const { database, queue, copy, log } = engine
  const handled = await database.transaction(async (tx) => {
    await limitWaits(tx, { lockMs: 250 })
    const locked = attempt === null ? undefined : await lockTaskIfFree(tx, { taskId, jobId })
    // Held, or it has just ended: the next pass sees which.
    if (attempt !== null && locked === undefined) return 'held'
    const row = locked && (await applyOutcome({ engine, tx, locked }, { kind: 'workerLost' }))
    await queue.drop(tx, { type: lostQueue, id: handoverId })
    return row
  })
  if (handled === 'held') return 'held'
  if (handled !== undefined) {
    copy.put(handled)
    log.warn({ taskId, attempt, status: handled.status }, 'The worker of a task was lost')
  }
  return 'handled'
}
