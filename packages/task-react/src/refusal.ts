/**
 * True where a failed call will fail again however often it is repeated: the server understood and said no (4xx). A lost connection, a
 * stumbling server (5xx) and a busy one (408, 429) are no refusals.
 */
export function isRefusal(error: unknown): boolean {
  const status = field(field(error, 'data'), 'httpStatus')
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 408 && status !== 429
}

/** True where the server says that there is no such task. */
export function isMissing(error: unknown): boolean {
  return field(field(error, 'data'), 'code') === 'NOT_FOUND'
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
