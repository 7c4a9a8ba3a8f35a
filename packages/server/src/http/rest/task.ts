import type { PriceForgeTask } from '@pf/contract'
import { taskTypes } from '@pf/contract'
import type { TaskStatus } from '@pf/task-contract'
import { toWire } from '../../wire-case.ts'

/** What clients know that were written before tasks could wait or be cancelled. */
type OlderStatus = 'running' | 'completed' | 'error'

/** A task as REST answers it: exactly these fields. Times are ISO 8601 in UTC. */
export interface WireTask {
  readonly id: string
  readonly type: string
  readonly status: OlderStatus
  /** The exact status. */
  readonly state: TaskStatus
  readonly progress: number
  readonly message: string | null
  readonly result: unknown
  readonly error: string | null
  readonly created_at: string
  readonly done_at: string | null
}

const olderStatus: Record<TaskStatus, OlderStatus> = {
  queued: 'running',
  running: 'running',
  completed: 'completed',
  error: 'error',
  cancelled: 'error',
}

export function wireTask(task: PriceForgeTask): WireTask {
  return {
    id: task.id,
    type: task.type,
    status: olderStatus[task.status],
    state: task.status,
    progress: task.progress,
    message: task.message?.text ?? null,
    result: task.status === 'completed' ? toWire(taskTypes[task.type].result, task.result) : null,
    error: errorText(task),
    created_at: task.createdAt,
    done_at: task.doneAt,
  }
}

function errorText(task: PriceForgeTask): string | null {
  if (task.status === 'error') return task.error.text
  return task.status === 'cancelled' ? 'Cancelled' : null
}
