/** Why a request about tasks is refused. Codes for programs, the text for people. */
export type TaskRequestErrorCode =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'UNKNOWN_TYPE'
  | 'INVALID_INPUT'
  | 'IDEMPOTENCY_CONFLICT'
  | 'NOT_CANCELLABLE'
  /** Another transaction keeps the task from being changed: nothing was, and it may be tried again. */
  | 'TASK_HELD'
  | 'NOT_RETRYABLE'
  /** The database has no room: nothing was stored. */
  | 'STORAGE_FULL'

export class TaskRequestError extends Error {
  override readonly name = 'TaskRequestError'
  readonly code: TaskRequestErrorCode

  constructor(code: TaskRequestErrorCode, text: string, options?: ErrorOptions) {
    super(text, options)
    this.code = code
  }
}
