import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { localActor } from '../access.ts'
import { referenceOf } from '../error-reference.ts'
import type { Log } from '../log.ts'
import { createAppRouter } from '../router.ts'
import type { RouterServices } from '../router.ts'

const context = { actor: localActor }
const noStore = { headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } }

/** Answers /trpc; what fails unexpectedly is logged under the reference that the client is shown. */
export function trpcHandler(services: RouterServices, log: Log): (request: Request) => Promise<Response> {
  const router = createAppRouter(services)
  return (req) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req,
      router,
      allowBatching: true,
      createContext: () => context,
      responseMeta: () => noStore,
      onError: ({ error, path }) => {
        if (error.code !== 'INTERNAL_SERVER_ERROR') return
        log.error({ err: error.cause ?? error, reference: referenceOf(error), procedure: path }, 'A call failed')
      },
    })
}
