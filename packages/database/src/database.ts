import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import type { DatabaseEvent } from './events.ts'
import type { EmbeddedHost } from './embedded/host.ts'
import { openHost } from './embedded/host.ts'
import { Listener } from './listener.ts'
import type { NotificationHandler } from './listener.ts'
import { createPool, firstConnection } from './pool.ts'
import { checkServer } from './server-checks.ts'
import { refuseDrizzleTransaction, runTransaction } from './transaction.ts'
import type { Queryable, Transaction } from './transaction.ts'
import { guardPool, TransactionGuard } from './transaction-guard.ts'

export { copyRows, CopyText } from './copy-rows.ts'
export type { CopyRow } from './copy-rows.ts'
export { DatabaseError, hasSqlState } from './errors.ts'
export type { DatabaseErrorCode } from './errors.ts'
export type { DatabaseEvent } from './events.ts'
export { migrateSchema } from './migrate-schema.ts'
export type { Migration } from './migrate-schema.ts'
export type { Queryable, Transaction } from './transaction.ts'

/** A PostgreSQL that is open. Closing it ends all connections and, if nobody else uses an embedded one, PostgreSQL itself. */
export interface Database extends AsyncDisposable {
  /** For statements outside a transaction. Inside the async context of `transaction` any use throws DATABASE_IN_TRANSACTION. */
  readonly db: Queryable & { $client: pg.Pool }
  /** The connections, guarded like `db`. */
  readonly pool: pg.Pool
  /**
   * A connection kept apart, for short statements that must not wait until one of the pool is free, as a heartbeat. A statement is given up after 3 s, the wait
   * for the one before it among them, and the connection with it.
   */
  readonly urgent: Queryable & { $client: pg.Pool }
  /**
   * Runs work between BEGIN and COMMIT, on one connection.
   *
   * @throws DatabaseError DATABASE_IN_TRANSACTION when called inside another one; DATABASE_ROLLED_BACK when the work ignored the error of a statement.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Hears NOTIFY on a channel, until disposed. All channels share one connection, which reconnects by itself and then calls every handler with ''. */
  listen(channel: string, onNotify: NotificationHandler): Promise<AsyncDisposable>
}

/** Any server by its URL, or the embedded one of a data folder, which lives in `<dataDir>/pg`. */
export type DatabaseLocation =
  | { readonly url: string }
  /** `cacheDirs`: where a copy of PostgreSQL's programs may be kept when the user they run as cannot reach the installed ones; a folder in /var/cache unless said. */
  | { readonly dataDir: string; readonly cacheDirs?: readonly string[] }

const poolSize = 8
const urgentMs = 3_000

/** How a database is opened. */
export interface OpenDatabaseOptions {
  readonly onEvent?: (event: DatabaseEvent) => void
}

/**
 * Opens a database and checks that it can do what is needed: PostgreSQL 15 or newer, UTF-8, trigrams of Cyrillic words. An embedded one is made, started
 * or joined first.
 *
 * @throws DatabaseError in one sentence: what, where, what to do.
 */
export async function openDatabase(location: DatabaseLocation, options: OpenDatabaseOptions = {}): Promise<Database> {
  const onEvent = options.onEvent ?? (() => undefined)
  if ('url' in location) return connectDatabase({ connectionString: location.url }, { ...options, onEvent })
  const host = await openHost({ ...location, onEvent })
  try {
    const config = { host: host.socketDir, port: 5432, user: 'postgres', database: 'postgres', ssl: false }
    return await connectDatabase(config, { ...options, onEvent, host })
  } catch (error) {
    await host.close()
    throw error
  }
}

async function connectDatabase(
  config: pg.ClientConfig,
  { onEvent, host }: OpenDatabaseOptions & { onEvent: (event: DatabaseEvent) => void; host?: EmbeddedHost },
): Promise<Database> {
  const { pool, closePool } = createPool({ ...config, max: poolSize }, onEvent)
  const { pool: urgent, closePool: closeUrgent } = createPool(
    { ...config, max: 1, connectionTimeoutMillis: urgentMs, query_timeout: urgentMs },
    onEvent,
  )
  const guard = new TransactionGuard()
  const connect = guardPool(pool, guard)
  try {
    const client = await firstConnection(connect, config)
    try {
      await checkServer(client)
    } finally {
      client.release()
    }
  } catch (error) {
    await closePool()
    throw error
  }
  const listener = new Listener(config, onEvent)
  onEvent({ kind: 'ready', text: 'The database is open' })
  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    await listener.close()
    await Promise.all([closePool(), closeUrgent()])
    await host?.close()
  }
  return {
    db: Object.assign(drizzle({ client: pool }), { transaction: refuseDrizzleTransaction }),
    pool,
    urgent: drizzle({ client: urgent }),
    transaction: (work) => runTransaction({ connect, guard }, work),
    listen: (channel, onNotify) => listener.listen(channel, onNotify),
    [Symbol.asyncDispose]: () => (closed ??= close()),
  }
}
