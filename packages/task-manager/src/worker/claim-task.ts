import type { Engine } from '../engine.ts'
import { markTaskRunning } from '../store/mark-task-running.ts'
import type { TaskRow } from '../store/task-row.ts'

/** Undoes a claim whose lane another worker has just taken. */
class LaneTaken extends Error {}

/**
 * Claims the next task of a type: its job and its row in one transaction. A job whose task waits for another one, or for none any more
 * (cancelled), is ended and leads to nothing (`dropped`).
 */
export async function claimTask(
  engine: Engine,
  { type, worker }: { type: string; worker: string },
): Promise<TaskRow | 'dropped' | 'none'> {
  try {
    const claimed = await engine.database.transaction(async (tx) => {
      const job = await engine.queue.fetch(tx, type)
      if (job === 'none') return job
      if (job === 'conflict') throw new LaneTaken()
      const row = await markTaskRunning(tx, { taskId: job.taskId, jobId: job.id, worker })
      if (row === undefined) await engine.queue.complete(tx, job)
      return row ?? 'dropped'
    })
    if (typeof claimed !== 'string') engine.copy.put(claimed)
    return claimed
  } catch (error) {
    if (error instanceof LaneTaken) return 'dropped'
    throw error
  }
}
