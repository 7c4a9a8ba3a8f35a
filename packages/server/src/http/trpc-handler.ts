import { localActor } from '../access.ts'
import { referenceOf } from '../error-reference.ts'
import type { Log } from '../log.ts'
import { createAppRouter } from '../router.ts'
import type { RouterServices } from '../router.ts'
import { trpcAdapter } from './trpc-adapter.ts'

/** Answers /trpc; what fails unexpectedly is logged under the reference that the client is shown. */
export function trpcHandler(services: RouterServices, log: Log): (request: Request) => Promise<Response> {
  return trpcAdapter({
    router: createAppRouter(services),
    context: { actor: localActor },
    prefix: '/trpc/',
    onError: ({ error, path }) => {
      if (error.code !== 'INTERNAL_SERVER_ERROR') return
      log.error({ err: error.cause ?? error, reference: referenceOf(error), procedure: path }, 'A call failed')
    },
  })
}
