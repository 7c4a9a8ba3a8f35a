/** The task was cancelled meanwhile, or another attempt has it: this one may write nothing any more (I3). */
export class AttemptLost extends Error {
  override readonly name = 'AttemptLost'
  constructor(taskId: string, attempt: number) {
    super(`Attempt ${attempt} of task ${taskId} no longer has the task: what it writes is refused`)
  }
}

/** What a handler answered does not fit the result schema of its type. */
export class InvalidResult extends Error {
  override readonly name = 'InvalidResult'
  constructor(type: string, issues: string) {
    super(`The result of a "${type}" task does not fit its definition: ${issues}`)
  }
}

/** This process was stalled in the middle of judging others; it stops judging. */
export class JudgeTooLate extends Error {
  override readonly name = 'JudgeTooLate'
  constructor() {
    super('This process was stalled, so it judges no other for now')
  }
}
