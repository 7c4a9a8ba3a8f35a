import { hasSqlState } from '@pf/database'
import type { TaskDefinition } from '@pf/task-contract'
import type { Engine } from '../engine.ts'
import { limitClaimWaits, lockNotAvailable } from '../store/limit-waits.ts'
import { lockLanes } from '../store/lock-lanes.ts'
import { markTaskRunning } from '../store/mark-task-running.ts'
import type { TaskRow } from '../store/task-row.ts'

type Claim = TaskRow | 'dropped' | 'none'

/**
 * Claims the next task of a type: its job and its row in one transaction. A job whose task waits for another one, or for none any more
 * (cancelled), is ended and leads to nothing (`dropped`).
 */
export async function claimTask(
  engine: Engine,
  { definition, worker }: { definition: TaskDefinition; worker: string },
): Promise<Claim> {
  const { type, run } = definition
  const claim = engine.database.transaction(async (tx): Promise<Claim> => {
    await limitClaimWaits(tx)
    if (run.concurrency.mode === 'serial') await lockLanes(tx, type)
    const job = await engine.queue.fetch(tx, type)
    if (job === undefined) return 'none'
    const row = await markTaskRunning(tx, { taskId: job.taskId, jobId: job.id, worker })
    if (row === undefined) await engine.queue.complete(tx, job)
    return row ?? 'dropped'
  })
  const claimed = await claim.catch((error: unknown): Claim => {
    // Others claim, or one of them stopped in the middle: the other types must not wait for that, and the look of the next second is soon enough.
    if (hasSqlState(error, lockNotAvailable)) return 'none'
    throw error
  })
  if (typeof claimed !== 'string') engine.copy.put(claimed)
  return claimed
}
