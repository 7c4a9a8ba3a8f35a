import { z } from 'zod'

interface Refusal {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

/** What is known of a call that failed. */
export interface ApiError {
  /** `NETWORK`: no answer came. `UNREADABLE`: an answer that is not this server's. Else the server's code, such as NOT_FOUND. */
  readonly code: string
  /** The engine's own code, where it refused a request about tasks. */
  readonly taskCode: string | null
  /** The domain's own code with what its sentence names, where it refused a request. */
  readonly refusal: Refusal | null
  /** HTTP status; null where no answer came. */
  readonly status: number | null
  /** The server's own English sentence. */
  readonly text: string
  /** The procedure or address that failed. */
  readonly at: string | null
  /** What to quote to support, where the server gave one. */
  readonly reference: string | null
}

const refusal = z
  .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
  .nullable()
  .catch(null)
const text = z.string().nullable().catch(null)

/** What tRPC throws where the server has answered. */
const answered = z.object({
  data: z.object({
    code: z.string(),
    taskCode: text,
    refusal,
    httpStatus: z.number().nullable().catch(null),
    path: text,
    reference: text,
  }),
})

/** Reads whatever was thrown by tRPC, by fetch or by an upload. */
export function toApiError(error: unknown): ApiError {
  const message = error instanceof Error ? error.message : String(error)
  const answer = answered.safeParse(error)
  if (answer.success) {
    const { code, taskCode, refusal: refused, httpStatus, path, reference } = answer.data.data
    return { code, taskCode, refusal: refused, status: httpStatus, text: message, at: path, reference }
  }
  const unreadable = error instanceof Error && [error, error.cause].some((cause) => cause instanceof SyntaxError)
  return {
    code: unreadable ? 'UNREADABLE' : 'NETWORK',
    taskCode: null,
    refusal: null,
    status: null,
    text: message,
    at: null,
    reference: null,
  }
}
