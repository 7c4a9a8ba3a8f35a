import { isRefusal } from '@pf/task-react'

/**
 * Of queries whose page promises to reconnect by itself: like those of tasks they go on asking a lost server, at longer and longer
 * intervals. Only a refusal ends them.
 */
export const keepAsking = { retry: (_failures: number, error: unknown) => !isRefusal(error) }

interface Asked {
  readonly data: unknown
  readonly error: unknown
  readonly failureCount: number
  readonly failureReason: unknown
}

/** Why there is nothing to show: a refusal, or a server that did not answer several times. What was answered before goes on being shown. */
export function failureOf({ data, error, failureCount, failureReason }: Asked): unknown {
  if (data !== undefined) return null
  return error ?? (failureCount < 3 ? null : failureReason)
}
