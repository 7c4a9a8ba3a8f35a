import { isFinal, taskStatuses } from '@pf/task-contract'
import type { TaskStatus } from '@pf/task-contract'
import { replaceEqualDeep } from '@tanstack/react-query'

/**
 * The newer of what is shown and what was answered: of two answers about one task the one with the lower `version` is older, and answers
 * may overtake each other. An end passes always: it is never left, and a crash of the database may have taken back progress that was shown,
 * with its versions. So do values without a version, and other tasks.
 */
export function newer<T>(shown: T | undefined, answer: T): T {
  if (!isVersioned(shown) || !isVersioned(answer) || shown.id !== answer.id) return answer
  return answer.version < shown.version && !hasEnded(answer) ? shown : answer
}

function hasEnded(answer: object): boolean {
  return 'status' in answer && isStatus(answer.status) && isFinal(answer.status)
}

function isStatus(value: unknown): value is TaskStatus {
  return taskStatuses.some((status) => status === value)
}

function isVersioned(value: unknown): value is { readonly id: string; readonly version: number } {
  return typeof value === 'object' && value !== null && 'version' in value && 'id' in value
}

/** What to show after an answer: the newer one, and the very object that is shown where nothing changed, so that nothing is drawn again. */
export function settle<T>(shown: T | undefined, answer: T): T {
  return replaceEqualDeep(shown, newer(shown, answer))
}
