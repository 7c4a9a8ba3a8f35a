import { isRefusal } from './refusal.ts'

/** Longest wait between two attempts to reach a lost server. */
export const maxBackoffMs = 10_000
const firstBackoffMs = 500

/** What the decision takes from a query's state. */
export interface PollState {
  /** The task as shown now. */
  readonly task: { readonly pollAfterMs: number | null } | undefined
  /** What the last finished call threw. */
  readonly error: unknown
}

/**
 * When to ask for a task again, in ms; false: never. The server says when (`pollAfterMs`, null once the task is final), and a refusal,
 * such as "not found", ends the polling. Lost connections are not decided here: they are repeated within one call, see `backoffMs`.
 */
export function pollIntervalMs({ task, error }: PollState): number | false {
  if (isRefusal(error)) return false
  return task?.pollAfterMs ?? false
}

/** The wait before a failed call is repeated: doubled with each failure, up to `maxBackoffMs`. `failures` counts those before this one. */
export function backoffMs(failures: number): number {
  return Math.min(firstBackoffMs * 2 ** failures, maxBackoffMs)
}
