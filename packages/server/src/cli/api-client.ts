import { TRPCClientError, createTRPCClient, httpLink } from '@trpc/client'
import type { AppRouter } from '../router.ts'
import { z } from 'zod'
import { CommandError } from './command-error.ts'

/** The running server, by its own typed API. */
export type ApiClient = ReturnType<typeof connect>

export function connect(url: string) {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url.replace(/\/$/, '')}/trpc` })] })
}

/** Asks the server one thing. @throws CommandError */
export async function call<T>(url: string, ask: (client: ApiClient) => Promise<T>): Promise<T> {
  try {
    return await ask(connect(url))
  } catch (error) {
    throw asCommandError(error, url)
  }
}

/** Nothing answers at the address; the command may try again later. */
export class NoServerError extends CommandError {
  constructor(url: string, options?: ErrorOptions) {
    super(`No server answers at ${url}. Start it with "npm start", or say with --url where it is`, 2, options)
  }
}

/** What a failed call or upload means for a command: NoServerError, or a CommandError with the server's own sentence. */
export function asCommandError(error: unknown, url: string): unknown {
  if (error instanceof CommandError) return error
  if (error instanceof TRPCClientError) {
    const code = codeOf(error)
    if (code !== null) return new CommandError(error.message, code === 'BAD_REQUEST' ? 2 : 1, { cause: error })
    // An answer that is no JSON does not come with the error.
    const isAnswered = error.cause instanceof SyntaxError || error.meta?.['response'] !== undefined
    return isAnswered
      ? refusalOf(error.meta?.['responseJSON'], { url, cause: error })
      : new NoServerError(url, { cause: error })
  }
  return error instanceof TypeError ? new NoServerError(url, { cause: error }) : error
}

/** Whether the server has understood the call and refuses it; anything else may pass. */
export function isRefusal(error: unknown): boolean {
  const code = error instanceof TRPCClientError ? codeOf(error) : null
  return code !== null && code !== 'INTERNAL_SERVER_ERROR'
}

function notPriceForge(url: string, cause?: unknown): CommandError {
  return new CommandError(`What answers at ${url} is no PriceForge. Say with --url where it is`, 2, { cause })
}

const problem = z.object({ title: z.string(), detail: z.string() })

/** What an answer that is none of the API's says: a refusal of PriceForge, or another program. */
export function refusalOf(answer: unknown, { url, cause }: { url: string; cause?: unknown }): CommandError {
  const refused = problem.safeParse(answer)
  return refused.success ? new CommandError(refused.data.detail, 1, { cause }) : notPriceForge(url, cause)
}

/** The code in the answer; null where the error is not the server's. */
function codeOf(error: TRPCClientError<AppRouter>): string | null {
  const data: { readonly code?: unknown } | null | undefined = error.data
  return typeof data?.code === 'string' ? data.code : null
}
