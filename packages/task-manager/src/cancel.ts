import { hasSqlState } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { TaskRequestError } from '@pf/task-contract'
import type { Engine } from './engine.ts'
import { cancelTask } from './store/cancel-task.ts'
import { limitWaits, lockNotAvailable } from './store/limit-waits.ts'
import { breakOffAttempt } from './store/lock-task.ts'
import { readTasks } from './store/read-tasks.ts'
import type { PlacedTask } from './store/read-tasks.ts'

/** Which comes first, the end of a work or its cancel, is decided within this time; then the work is broken off, so that it stops within 2 s. */
const patienceMs = 1_000
const waitMs = 3_000

/**
 * Cancels a task. A completion or a step, which holds the row, is broken off when it does not end soon, on whatever host it is done.
 * @throws TaskRequestError NOT_CANCELLABLE, TASK_HELD
 */
export async function cancel(engine: Engine, { id, actor }: { id: string; actor: Actor }): Promise<PlacedTask> {
  const { database, log } = engine
  const breakOff = async (): Promise<void> => {
    const [held] = await readTasks(database.urgent, [{ id, version: 0 }])
    if (held !== undefined) await breakOffAttempt(database, { taskId: id, attempt: held.attempt })
  }
  // The cancel is next in line for the row meanwhile: else the attempt would begin anew first.
  const timer = setTimeout(() => {
    breakOff().catch((error: unknown) => log.error({ err: error, taskId: id }, 'Its work could not be broken off'))
  }, patienceMs)
  try {
    const row = await database.transaction(async (tx) => {
      await limitWaits(tx, { lockMs: waitMs })
      return cancelTask(tx, { id, actor })
    })
    if (row !== undefined) return { ...row, ahead: null }
  } catch (error) {
    if (!hasSqlState(error, lockNotAvailable)) throw error
    throw new TaskRequestError('TASK_HELD', 'Something else holds the task just now: nothing was changed, try again', {
      cause: error,
    })
  } finally {
    clearTimeout(timer)
  }
  const [present] = await readTasks(database.db, [{ id, version: 0 }])
  if (present?.status === 'cancelled') return present
  throw new TaskRequestError('NOT_CANCELLABLE', `The task has ended already: ${present?.status ?? 'it is gone'}`)
}
