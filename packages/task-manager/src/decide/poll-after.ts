import { isFinal } from '@pf/task-contract'
import type { TaskStatus } from '@pf/task-contract'

const runningMs = 500
const waitingMs = 1_500

/**
 * When a client should ask again, in ms; null once the task is final. A task that waits for others, or for its next try, changes later
 * than one that is about to start. Longer waits than 3 s would drop the task from the poll copy. Both times are the database's: a host's
 * own clock may be wrong.
 */
export function pollAfterMs(task: {
  readonly status: TaskStatus
  readonly ahead: number | null
  readonly dueAt: Date
  readonly updatedAt: Date
}): number | null {
  if (isFinal(task.status)) return null
  if (task.status === 'running') return runningMs
  return task.ahead !== null || task.dueAt.getTime() - task.updatedAt.getTime() > waitingMs ? waitingMs : runningMs
}
