import { createTestDatabase } from '@pf/database/testing'
import type { TestDatabase } from '@pf/database/testing'
import { pino } from 'pino'
import { readConfig } from '../../src/config/config.ts'
import { startServer } from '../../src/running-server.ts'
import type { RunningServer, ServerOptions } from '../../src/running-server.ts'
import { prepareSchemas } from '../../src/services.ts'

export const template = { name: 'server', prepare: prepareSchemas }

export interface TestServer extends AsyncDisposable {
  readonly url: string
  readonly port: number
  readonly database: TestDatabase
  /** What the server logged, line by line. */
  readonly logged: readonly string[]
}

/** A server on a database of its own, listening at a port of the system's choice. */
export async function startTestServer(options: Partial<ServerOptions> = {}): Promise<TestServer> {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await createTestDatabase(template))
  const logged: string[] = []
  const server: RunningServer = opened.use(
    await startServer({
      config: { ...readConfig({}), databaseUrl: database.url, port: 0 },
      log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
      withWorker: false,
      ...options,
    }),
  )
  const closing = opened.move()
  return {
    url: `http://127.0.0.1:${server.port}`,
    port: server.port,
    database,
    logged,
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}
