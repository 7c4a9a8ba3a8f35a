import { ProblemError, problem } from '../problem.ts'

/** An id that can be asked for. @throws ProblemError */
export function taskId(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase()
  throw new ProblemError(
    problem(400, 'INVALID_INPUT', `"${text}" is no task id. Expected a UUID, as the submission answered it`),
  )
}
