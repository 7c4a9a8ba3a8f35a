import { hasSqlState } from '@pf/database'
import type { TaskDefinition } from '@pf/task-contract'
import type { Engine } from '../engine.ts'
import { limitWaits, lockNotAvailable } from '../store/limit-waits.ts'
import { lockLanes } from '../store/lock-lanes.ts'
import { findWaitingJobs, markTasksRunning } from '../store/mark-tasks-running.ts'
import { putJobsBack } from '../store/put-jobs-back.ts'
import type { TaskRow } from '../store/task-row.ts'

interface Claim {
  /** The tasks that are running now. */
  readonly rows: readonly TaskRow[]
  /** Whether there may be more to claim at once. */
  readonly found: boolean
}

const nothing: Claim = { rows: [], found: false }

/**
 * Claims the next tasks of a type, at most `limit`, and one of a serial type: their jobs and their rows in one transaction. A job whose task waits
 * for another one, or for none any more (cancelled), is ended and leads to nothing. A task that another transaction holds keeps its place, and nobody waits for it.
 */
export async function claimTasks(
  engine: Engine,
  { definition, worker, limit }: { definition: TaskDefinition; worker: string; limit: number },
): Promise<Claim> {
  const { type, run } = definition
  const isSerial = run.concurrency.mode === 'serial'
  const claim = engine.database.transaction(async (tx): Promise<Claim> => {
    await limitWaits(tx, { lockMs: 250 })
    if (isSerial) await lockLanes(tx, type)
    const jobs = await engine.queue.fetch(tx, type, isSerial ? 1 : limit)
    if (jobs.length === 0) return nothing
    const rows = await markTasksRunning(tx, { jobs, worker })
    const running = new Set(rows.map(({ jobId }) => jobId))
    const others = jobs.filter(({ id }) => !running.has(id))
    if (others.length === 0) return { rows, found: true }
    const waiting = await findWaitingJobs(tx, others)
    const [held, ended] = [others.filter(({ id }) => waiting.has(id)), others.filter(({ id }) => !waiting.has(id))]
    for (const job of ended) await engine.queue.complete(tx, job)
    if (held.length > 0) await putJobsBack(tx, { type, jobIds: held.map(({ id }) => id) })
    // Those that are held would be found again and again.
    return { rows, found: held.length < jobs.length }
  })
  const claimed = await claim.catch((error: unknown) => {
    // Others claim, or one of them stopped in the middle: the other types must not wait for that, and the look of the next second is soon enough.
    if (hasSqlState(error, lockNotAvailable)) return nothing
    throw error
  })
  for (const row of claimed.rows) engine.copy.put(row)
  return claimed
}
