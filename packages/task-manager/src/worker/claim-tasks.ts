import { hasSqlState } from '@pf/database'
import type { TaskDefinition } from '@pf/task-contract'
import type { Engine } from '../engine.ts'
import { limitClaimWaits, lockNotAvailable } from '../store/limit-waits.ts'
import { lockLanes } from '../store/lock-lanes.ts'
import { markTasksRunning } from '../store/mark-tasks-running.ts'
import type { TaskRow } from '../store/task-row.ts'

interface Claim {
  /** The tasks that are running now. */
  readonly rows: readonly TaskRow[]
  /** Whether there were jobs, be it that none of them led to a task: then there may be more. */
  readonly found: boolean
}

const nothing: Claim = { rows: [], found: false }

/**
 * Claims the next tasks of a type, at most `limit`, and one of a serial type: their jobs and their rows in one transaction. A job whose task waits
 * for another one, or for none any more (cancelled), is ended and leads to nothing.
 */
export async function claimTasks(
  engine: Engine,
  { definition, worker, limit }: { definition: TaskDefinition; worker: string; limit: number },
): Promise<Claim> {
  const { type, run } = definition
  const isSerial = run.concurrency.mode === 'serial'
  const claim = engine.database.transaction(async (tx): Promise<Claim> => {
    await limitClaimWaits(tx)
    if (isSerial) await lockLanes(tx, type)
    const jobs = await engine.queue.fetch(tx, type, isSerial ? 1 : limit)
    if (jobs.length === 0) return nothing
    const rows = await markTasksRunning(tx, { jobs, worker })
    const running = new Set(rows.map(({ jobId }) => jobId))
    for (const job of jobs) if (!running.has(job.id)) await engine.queue.complete(tx, job)
    return { rows, found: true }
  })
  const claimed = await claim.catch((error: unknown) => {
    // Others claim, or one of them stopped in the middle: the other types must not wait for that, and the look of the next second is soon enough.
    if (hasSqlState(error, lockNotAvailable)) return nothing
    throw error
  })
  for (const row of claimed.rows) engine.copy.put(row)
  return claimed
}
