/** Where a task stands. Only the engine changes it; `completed`, `error` and `cancelled` are final (I2). */
export const taskStatuses = ['queued', 'running', 'completed', 'error', 'cancelled'] as const

export type TaskStatus = (typeof taskStatuses)[number]
export type FinalStatus = 'completed' | 'error' | 'cancelled'

const final: Record<TaskStatus, boolean> = {
  queued: false,
  running: false,
  completed: true,
  error: true,
  cancelled: true,
}

/** True once a task will never change again. */
export function isFinal(status: TaskStatus): status is FinalStatus {
  return final[status]
}

/** What a status allows a person to do. Interfaces ask here instead of testing statuses themselves. */
export const taskCan = {
  cancel: (task: { status: TaskStatus }) => !final[task.status],
  /** A completed task is not repeated: its effects stand. */
  retry: (task: { status: TaskStatus }) => task.status === 'error' || task.status === 'cancelled',
}
