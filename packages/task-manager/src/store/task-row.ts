import type { Actor, Failure, Message, TaskStatus } from '@pf/task-contract'

/** A task as stored. */
export type TaskRow = {
  readonly id: string
  readonly type: string
  readonly status: TaskStatus
  readonly input: unknown
  readonly inputDigest: string
  readonly subject: string | null
  readonly createdAt: Date
  readonly createdBy: Actor
  readonly startedAt: Date | null
  readonly updatedAt: Date
  readonly doneAt: Date | null
  readonly progress: number
  readonly message: Message | null
  readonly result: unknown
  readonly error: Failure | null
  readonly attempt: number
  readonly failures: number
  readonly losses: number
  readonly retryOf: string | null
  readonly version: number
  readonly priority: number
  readonly serial: boolean
  readonly lane: string
  readonly jobId: string
  readonly dueAt: Date
  readonly logged: number
}

const names: Record<keyof TaskRow, string> = {
  id: 'id',
  type: 'type',
  status: 'status',
  input: 'input',
  inputDigest: 'input_digest',
  subject: 'subject',
  createdAt: 'created_at',
  createdBy: 'created_by',
  startedAt: 'started_at',
  updatedAt: 'updated_at',
  doneAt: 'done_at',
  progress: 'progress',
  message: 'message',
  result: 'result',
  error: 'error',
  attempt: 'attempt',
  failures: 'failures',
  losses: 'losses',
  retryOf: 'retry_of',
  version: 'version',
  priority: 'priority',
  serial: 'serial',
  lane: 'lane',
  jobId: 'job_id',
  dueAt: 'due_at',
  logged: 'logged',
}

/** The columns of TaskRow for a select list. */
export const taskColumns = Object.entries(names)
  .map(([field, column]) => `t.${column} as "${field}"`)
  .join(', ')
