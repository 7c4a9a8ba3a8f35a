import { createServer } from 'node:http'
import { initTRPC } from '@trpc/server'
import { createHTTPServer } from '@trpc/server/adapters/standalone'

/** A server that does nothing: a procedure on tRPC's standalone adapter (`trpc`), or bare node:http (`http`). It says its port. */
const [kind] = process.argv.slice(2)
const trpc = initTRPC.create()
const router = trpc.router({ noop: trpc.procedure.query(() => 'done') })
const answer = JSON.stringify({ result: { data: 'done' } })
const server =
  kind === 'trpc'
    ? createHTTPServer({ router })
    : createServer((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(answer))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  process.stdout.write(`${JSON.stringify({ port })}\n`)
})
process.once('SIGTERM', () => {
  server.closeAllConnections()
  server.close()
})
