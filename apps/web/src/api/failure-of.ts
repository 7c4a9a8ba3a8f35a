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
