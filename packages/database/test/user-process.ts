// A process of its own that uses an embedded database; the tests speak to it and kill it. It leaves drizzle out, which takes a second to load.
import { openHost } from '../src/embedded/host.ts'
import { createPool } from '../src/pool.ts'
import type { Command, Report } from './user-process-protocol.ts'

const [dataDir = '', ...cacheDirs] = process.argv.slice(2)
const report = (message: Report): void => {
  process.send?.(message)
}

try {
  const host = await openHost({ dataDir, cacheDirs, onEvent: (event) => report({ kind: 'event', event }) })
  const { pool, closePool } = createPool(
    { host: host.socketDir, user: 'postgres', database: 'postgres', port: 5432, ssl: false },
    () => undefined,
  )
  const stopping = new AbortController()
  const close = async (): Promise<void> => {
    stopping.abort()
    await closePool()
    await host.close()
    report({ kind: 'closed' })
    process.disconnect?.()
  }

  /** Writes a row at a time, reports each once its commit is acknowledged, and goes on after errors. */
  const write = async (from: number): Promise<void> => {
    await pool.query('create table if not exists written (id int primary key)')
    for (let id = from; !stopping.signal.aborted; id += 1) {
      try {
        await pool.query('insert into written values ($1)', [id])
        report({ kind: 'acknowledged', id })
      } catch (error) {
        report({ kind: 'failed', text: String(error) })
      }
    }
  }

  process.on('message', (command: Command) => {
    if (command.do === 'close') void close()
    else if (command.do === 'write') void write(command.from)
    else {
      pool.query(command.sql).then(
        ({ rows }) => report({ kind: 'rows', rows }),
        (error: unknown) => report({ kind: 'failed', text: String(error) }),
      )
    }
  })
  // As a server does at Ctrl-C: finish what is under way, then close.
  process.on('SIGINT', () => {
    report({ kind: 'draining' })
    setTimeout(() => void close(), 300)
  })
  report({ kind: 'ready' })
} catch (error) {
  report({
    kind: 'refused',
    text: String(error),
    code: error instanceof Error && 'code' in error ? String(error.code) : '',
  })
  process.exitCode = 1
  process.disconnect?.()
}
