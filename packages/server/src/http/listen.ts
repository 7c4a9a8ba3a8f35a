import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'

interface Address {
  readonly host: string
  readonly port: number
}

const ownAddress = 'set HOST to an address of this machine, such as 127.0.0.1'

/** Why an address can't be listened at, by the system's code, and what to do. */
const reasons: Readonly<Record<string, (address: Address) => string>> = {
  EADDRINUSE: ({ port }) => `Port ${port} is taken`,
  EACCES: ({ port }) =>
    `Port ${port} may not be opened by this user: choose one above 1023, with --port 4600 or PORT=4600`,
  EADDRNOTAVAIL: ({ host }) => `${host} is no address of this machine: ${ownAddress}`,
  ENOTFOUND: ({ host }) => `The name ${host} leads to no address: ${ownAddress}`,
  EAI_AGAIN: ({ host }) => `The name ${host} can't be looked up now: ${ownAddress}`,
}

/** The address can't be listened at; said in one sentence. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
  /** Another program, or another PriceForge, has the port already. */
  readonly isPortTaken: boolean

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.isPortTaken = code === 'EADDRINUSE'
  }
}

export interface Listening {
  /** The port it has; the system's choice where 0 was asked for. */
  readonly port: number
  /** Refuses new connections from now on; requests under way go on. */
  stopAccepting(): void
  /** Waits for the requests under way, at most so long; what is left then is cut off. */
  drain(graceMs: number): Promise<void>
}

export interface ListenOptions {
  readonly fetch: (
    request: Request,
    env: { incoming: IncomingMessage; outgoing: ServerResponse },
  ) => Response | Promise<Response>
  readonly host: string
  readonly port: number
  /** Hears what goes wrong with the open port, such as a connection that can't be taken for want of file handles. */
  readonly onError: (error: Error) => void
}

const hourMs = 60 * 60 * 1_000

/** Opens the port. @throws ListenError */
export async function listen({ fetch, host, port, onError }: ListenOptions): Promise<Listening> {
  const listener = getRequestListener((request, env) => {
    const { incoming, outgoing } = env
    // An HTTP/1.1 server makes no requests of HTTP/2; the adapter's type covers both.
    if ('stream' in incoming || 'stream' in outgoing) throw new TypeError('Expected a request of HTTP/1.1')
    return fetch(request, { incoming, outgoing })
  })
  // A large upload over a slow line may take its time; headers may not.
  const server = createServer(
    { requestTimeout: hourMs, headersTimeout: 30_000, keepAliveTimeout: 30_000 },
    (incoming, outgoing) => {
      void listener(incoming, outgoing)
    },
  )
  await open(server, { host, port, onError })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new TypeError('Expected an address with a port')
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  return {
    port: address.port,
    stopAccepting: () => void server.close(),
    drain: async (graceMs) => {
      if (server.listening) server.close()
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const cut = setTimeout(() => server.closeAllConnections(), graceMs)
      await closed
      clearInterval(idle)
      clearTimeout(cut)
    },
  }
}

function open(server: Server, { host, port, onError }: Omit<ListenOptions, 'fetch'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: NodeJS.ErrnoException): void => {
      const { code = '' } = cause
      const message = reasons[code]?.({ host, port })
      reject(message === undefined ? cause : new ListenError(code, message, { cause }))
    }
    server.once('error', refuse)
    server.listen({ host, port }, () => {
      server.off('error', refuse).on('error', onError)
      resolve()
    })
  })
}
