import { join } from 'node:path'
import { maxUploadBytes as usualMaxUploadBytes } from '@pf/contract'
import type { DatabaseEvent } from '@pf/database'
import type { Config } from './config/config.ts'
import { startFileRemoval } from './file-removal.ts'
import { createApp } from './http/app.ts'
import { listen } from './http/listen.ts'
import type { Log } from './log.ts'
import { openServices } from './services.ts'
import { startTaskWorker } from './task-worker.ts'

const consoleDir = join(import.meta.dirname, '../../../apps/web/dist')
const drainMs = 3_000

export interface ServerOptions {
  readonly config: Config
  readonly log: Log
  /** Whether this process also performs tasks. */
  readonly withWorker: boolean
  readonly onDatabaseEvent?: (event: DatabaseEvent) => void
  /** Uploads above this are refused; the contract's limit unless said. */
  readonly maxUploadBytes?: number
  /** Where the built console lies; the workspace's unless said. */
  readonly consoleDir?: string
}

/**
 * A server that answers. Closing it stops in good order: no new connections, tasks handed back, requests under way finished (3 s at most),
 * database closed.
 */
export interface RunningServer extends AsyncDisposable {
  readonly port: number
  readonly url: string
}

/** Opens the database, the port and the worker, in this order. @throws DatabaseError, ListenError */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, log, withWorker, onDatabaseEvent, maxUploadBytes = usualMaxUploadBytes } = options
  await using opened = new AsyncDisposableStack()
  const services = opened.use(
    await openServices({ config, log, maxUploadBytes, ...(onDatabaseEvent === undefined ? {} : { onDatabaseEvent }) }),
  )
  let working = !withWorker
  const app = createApp({
    services,
    hosts: config,
    consoleDir: options.consoleDir ?? consoleDir,
    maxUploadBytes,
    log: log.child({ part: 'http' }),
    workerReady: () => working,
  })
  const http = await listen({
    fetch: app.fetch,
    host: config.host,
    port: config.port,
    onError: (err) => log.error({ err }, 'The port could not take a connection'),
  })
  opened.defer(() => http.drain(drainMs))
  opened.use(startFileRemoval(services.files, log))
  if (withWorker) {
    opened.use(await startTaskWorker({ services, slots: config.workerSlots }))
    working = true
    opened.defer(() => {
      working = false
    })
  }
  opened.defer(() => http.stopAccepting())
  const closing = opened.move()
  return {
    port: http.port,
    url: `http://${urlHost(config.host)}:${http.port}`,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

/** What a person types to get there; an address that stands for all of them is called by the machine's own name. */
function urlHost(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
