import { hasSqlState } from '@pf/database'
import type { Transaction } from '@pf/database'
import type { TaskDefinition } from '@pf/task-contract'
import type { Engine } from '../engine.ts'
import type { Job } from '../queue.ts'
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
/** How often a claim looks past tasks that are held. */
const looks = 5

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
    const wanted = isSerial ? 1 : limit
    const rows: TaskRow[] = []
    const held: string[] = []
    let found = false
    for (let look = 0; look < looks && rows.length < wanted; look++) {
      const jobs = await engine.queue.fetch(tx, type, wanted - rows.length)
      const taken = await takeTasks(engine, tx, { jobs, worker })
      rows.push(...taken.rows)
      held.push(...taken.held)
      found ||= taken.held.length < jobs.length
      if (taken.held.length === 0) break
    }
    // Not before: they would be found again, and the next ones of their lanes.
    if (held.length > 0) await putJobsBack(tx, { type, jobIds: held })
    return { rows, found }
  })
  const claimed = await claim.catch((error: unknown) => {
    // Others claim, or one of them stopped in the middle: the other types must not wait for that, and the look of the next second is soon enough.
    if (hasSqlState(error, lockNotAvailable)) return nothing
    throw error
  })
  for (const row of claimed.rows) engine.copy.put(row)
  return claimed
}

/** Moves the rows of claimed jobs; ends the jobs that nothing waits for; names those whose task is held. */
async function takeTasks(
  engine: Engine,
  tx: Transaction,
  { jobs, worker }: { jobs: readonly Job[]; worker: string },
): Promise<{ rows: readonly TaskRow[]; held: readonly string[] }> {
  if (jobs.length === 0) return { rows: [], held: [] }
  const rows = await markTasksRunning(tx, { jobs, worker })
  const running = new Set(rows.map(({ jobId }) => jobId))
  const others = jobs.filter(({ id }) => !running.has(id))
  if (others.length === 0) return { rows, held: [] }
  const waiting = await findWaitingJobs(tx, others)
  for (const job of others) if (!waiting.has(job.id)) await engine.queue.complete(tx, job)
  return { rows, held: [...waiting] }
}
