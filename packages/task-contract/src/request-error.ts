/** Why a request about tasks is refused. Codes for programs, the text for people. */
export type TaskRequestErrorCode =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'UNKNOWN_TYPE'
  | 'INVALID_INPUT'
  | 'IDEMPOTENCY_CONFLICT'
  | 'NOT_CANCELLABLE'
  | 'NOT_RETRYABLE'

export class TaskRequestError extends Error {
  override readonly name = 'TaskRequestError'
  readonly code: TaskRequestErrorCode

  constructor(code: TaskRequestErrorCode, text: string, options?: ErrorOptions) {
    super(text, options)
    this.code = code
  }
}
