import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { codeOf, DatabaseError, messageOf } from './errors.ts'
import type { DatabaseEvent } from './events.ts'

const startUpPatienceMs = 30_000
const idleInTransactionMs = 10_000
const connectionCheckMs = 2_000

/** V8 reads PostgreSQL's way of writing a time three times as fast as pg's own parser, which also knows infinity and years before Christ. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.TIMESTAMPTZ && format !== 'binary'
      ? (text: string) => new Date(text)
      : pg.types.getTypeParser(oid, format),
}

/**
 * A pool that outlives the loss of its connections: an error of an idle one is told, not thrown. `closePool` waits until every socket is closed,
 * before which `pool.end()` already resolves: the end of PostgreSQL would then be an error that nobody hears.
 */
export function createPool(
  config: pg.PoolConfig,
  onEvent: (event: DatabaseEvent) => void,
): { pool: pg.Pool; closePool: () => Promise<void> } {
  const pool = new pg.Pool({
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // A process that is frozen between two statements of a transaction would keep its locks for hours. Only where
    // the server or the URL sets no such time, and not as a parameter of the connection, which PgBouncer refuses. pg-pool waits for it, which its type does not say.
    // oxlint-disable-next-line typescript/no-misused-promises
    onConnect: async (client) => {
      await client.query(
        `select set_config('idle_in_transaction_session_timeout', '${idleInTransactionMs}', false)
         where current_setting('idle_in_transaction_session_timeout') = '0'`,
      )
      // A process that is killed during a long statement would keep its locks until the statement has ended. A server on Windows cannot look.
      await client
        .query(
          `select set_config('client_connection_check_interval', '${connectionCheckMs}', false)
           where current_setting('client_connection_check_interval') = '0'`,
        )
        .catch(() => undefined)
    },
    types,
    ...config,
  })
  const open = new Set<pg.PoolClient>()
  let whenEmpty: (() => void) | undefined
  pool.on('error', (error) => onEvent({ kind: 'lost', text: `An idle connection was lost (${messageOf(error)})` }))
  pool.on('connect', (client) => {
    open.add(client)
    // One in use whose user does not listen must not end the process; its query fails all the same.
    client.on('error', () => undefined)
    client.once('end', () => {
      open.delete(client)
      if (open.size === 0) whenEmpty?.()
    })
  })
  return {
    pool,
    closePool: async () => {
      if (!pool.ending) await pool.end()
      if (open.size > 0) await new Promise<void>((resolve) => (whenEmpty = resolve))
    },
  }
}

/**
 * The first connection of all. A server that is only starting is waited for.
 *
 * @throws DatabaseError DATABASE_UNREACHABLE
 */
export async function firstConnection(
  connect: () => Promise<pg.PoolClient>,
  config: pg.ClientConfig,
): Promise<pg.PoolClient> {
  const address = describeAddress(config)
  const until = Date.now() + startUpPatienceMs
  for (;;) {
    try {
      return await connect()
    } catch (error) {
      if (codeOf(error) === '57P03' && Date.now() < until) {
        await delay(100)
        continue
      }
      throw new DatabaseError(
        'DATABASE_UNREACHABLE',
        `The database at ${address} cannot be used (${messageOf(error)}): start it, or correct DATABASE_URL`,
        { cause: error },
      )
    }
  }
}

/** Host and database without the password. */
function describeAddress(config: pg.ClientConfig): string {
  try {
    const { host, port, database } = new pg.Client(config)
    return host.startsWith('/') ? `${host}, database ${database}` : `${host}:${port}, database ${database}`
  } catch (error) {
    throw new DatabaseError(
      'DATABASE_UNREACHABLE',
      `DATABASE_URL cannot be read (${messageOf(error)}): expected postgresql://user:password@host:5432/database`,
      { cause: error },
    )
  }
}
