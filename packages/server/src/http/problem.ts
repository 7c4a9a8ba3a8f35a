import { STATUS_CODES } from 'node:http'

/** What went wrong, as RFC 9457 has it; `code` is for programs. */
export interface Problem {
  readonly type: 'about:blank'
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
}

/** `detail` is for people: what, about what, what to do. */
export function problem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail, code }
}

/** A request that is refused with a problem; thrown by whoever finds it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problem: Problem

  constructor(refused: Problem, options?: ErrorOptions) {
    super(refused.detail, options)
    this.problem = refused
  }
}

export function problemResponse(refused: Problem): Response {
  return new Response(JSON.stringify(refused), {
    status: refused.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  })
}
