import type { Actor } from '@pf/task-contract'
import type { AnyRouter } from '@trpc/server'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import { untilTerminated } from './until-terminated.ts'

/** Serves a router, as one actor, on a free port, which it says as a line of JSON, until SIGTERM. */
export async function serveRouter(router: AnyRouter, actor: Actor): Promise<void> {
  const server = createHTTPServer({ router, createContext: () => ({ actor }) })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    process.stdout.write(`${JSON.stringify({ event: 'ready', port })}\n`)
  })
  await untilTerminated()
  server.closeAllConnections()
  server.close()
}
