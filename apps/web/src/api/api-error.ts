/** What is known of a call that failed. */
export interface ApiError {
  /** `NETWORK`: no answer came. `UNREADABLE`: an answer that is not this server's. Else the server's code, such as NOT_FOUND. */
  readonly code: string
  /** The engine's own code, where it refused a request about tasks. */
  readonly taskCode: string | null
  /** HTTP status; null where no answer came. */
  readonly status: number | null
  /** The server's own English sentence. */
  readonly text: string
  /** The procedure or address that failed. */
  readonly at: string | null
  /** What to quote to support, where the server gave one. */
  readonly reference: string | null
}

/** Reads whatever was thrown by tRPC, by fetch or by an upload. */
export function toApiError(error: unknown): ApiError {
  const text = error instanceof Error ? error.message : String(error)
  const data = field(error, 'data')
  const code = field(data, 'code')
  const status = field(data, 'httpStatus')
  if (typeof code === 'string') {
    return {
      code,
      taskCode: stringOrNull(field(data, 'taskCode')),
      status: typeof status === 'number' ? status : null,
      text,
      at: stringOrNull(field(data, 'path')),
      reference: stringOrNull(field(data, 'reference')),
    }
  }
  const unreadable = error instanceof SyntaxError || field(error, 'cause') instanceof SyntaxError
  return { code: unreadable ? 'UNREADABLE' : 'NETWORK', taskCode: null, status: null, text, at: null, reference: null }
}

/** A refusal stays a refusal however often it is asked; a lost connection or a stumbling server does not. */
export function isWorthRetrying(error: unknown): boolean {
  const { status } = toApiError(error)
  return status === null || status >= 500 || status === 408 || status === 429
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function stringOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
