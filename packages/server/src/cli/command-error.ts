/** 1: what was asked for failed. 2: it was not asked rightly, or no server answers. */
export type FailureStatus = 1 | 2

/** Ends a command with one sentence and an exit status. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exitStatus: FailureStatus

  constructor(message: string, exitStatus: FailureStatus, options?: ErrorOptions) {
    super(message, options)
    this.exitStatus = exitStatus
  }
}
