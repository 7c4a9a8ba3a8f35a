import type { AppRouter } from '@pf/server/router'
import { createTRPCReact, httpBatchLink } from '@trpc/react-query'
import type { CreateTRPCReact, TRPCClient } from '@trpc/react-query'

/** The server's procedures as hooks. */
export const trpc: CreateTRPCReact<AppRouter, unknown> = createTRPCReact<AppRouter>()

/** Calls of one tick travel together, so that any number of watched tasks costs one request. */
export function createApiClient(): TRPCClient<AppRouter> {
  return trpc.createClient({ links: [httpBatchLink({ url: '/trpc', maxItems: 100, maxURLLength: 8_000 })] })
}
