import { TaskRequestError } from '@pf/task-contract'
import type { TaskRequestErrorCode } from '@pf/task-contract'
import { ProblemError, problem } from '../problem.ts'

const statuses: Record<TaskRequestErrorCode, number> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  UNKNOWN_TYPE: 400,
  INVALID_INPUT: 400,
  IDEMPOTENCY_CONFLICT: 409,
  NOT_CANCELLABLE: 409,
  TASK_HELD: 409,
  NOT_RETRYABLE: 409,
  STORAGE_FULL: 507,
}

/** Lets a refusal of the engine through as a problem. */
export async function orProblem<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof TaskRequestError)) throw error
    throw new ProblemError(problem(statuses[error.code], error.code, error.message), { cause: error })
  }
}
