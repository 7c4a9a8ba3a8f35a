import { TRPCError, callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server'
import type { AnyTRPCRouter, TRPCProcedureType, inferRouterContext } from '@trpc/server'
import { getHTTPStatusCode } from '@trpc/server/http'
import { z } from 'zod'

interface AdapterOptions<R extends AnyTRPCRouter> {
  readonly router: R
  readonly context: inferRouterContext<R>
  /** Where the calls are, with a slash at its end. */
  readonly prefix: string
  /** Hears of every call that is answered with an error. */
  readonly onError: (failed: { readonly error: TRPCError; readonly path: string }) => void
}

const headers = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
}

/**
 * Answers calls in JSON, alone or in a batch, as tRPC's own adapters do: queries by GET, mutations by POST. It knows no streams,
 * subscriptions, forms and cancelled requests, which those prepare for at each call; a poll costs half of theirs (docs/decisions/019).
 */
export function trpcAdapter<R extends AnyTRPCRouter>({ router, context, prefix, onError }: AdapterOptions<R>) {
  const call = async (
    type: TRPCProcedureType,
    { path, index, input }: { path: string; index: number; input: () => Promise<unknown> },
  ) => {
    try {
      const asked = { router, path, type, ctx: context, getRawInput: input, batchIndex: index, signal: undefined }
      const data: unknown = await callTRPCProcedure(asked)
      return { result: { data } }
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause)
      onError({ error, path })
      // Where tRPC's own adapters find how a router tells its errors.
      // oxlint-disable-next-line no-underscore-dangle
      const config = router._def._config
      return { error: getTRPCErrorShape({ config, error, type, path, input: undefined, ctx: context }) }
    }
  }

  return async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url)
    const isMutation = request.method === 'POST'
    const isBatch = searchParams.get('batch') === '1'
    const path = pathname.slice(prefix.length)
    const read = async () => parseInputs(isMutation ? await request.text() : (searchParams.get('input') ?? ''), isBatch)
    let inputs: ReturnType<typeof read> | undefined
    const answers = await Promise.all(
      (isBatch ? path.split(',') : [path]).map((each, index) => {
        const input = async () => (await (inputs ??= read()))[index]
        return call(isMutation ? 'mutation' : 'query', { path: each, index, input })
      }),
    )
    const [first] = answers
    const answer = isBatch || first === undefined ? answers : first
    return new Response(JSON.stringify(answer), { status: getHTTPStatusCode(answer), headers })
  }
}

const batchInputs = z.record(z.string(), z.unknown())

/** The inputs of all calls of a request by their place in it. @throws TRPCError BAD_REQUEST */
function parseInputs(text: string, isBatch: boolean): Readonly<Record<string, unknown>> {
  if (text === '') return {}
  const parsed = parseJson(text)
  if (!isBatch) return { 0: parsed }
  const { data } = batchInputs.safeParse(parsed)
  if (data !== undefined) return data
  const message = 'Expected the inputs of a batch in an object, by the place of the call: {"0": …}'
  throw new TRPCError({ code: 'BAD_REQUEST', message })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: 'Expected the input of a call in JSON', cause })
  }
}
