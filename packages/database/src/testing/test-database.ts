import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { inject } from 'vitest'
import type { Database } from '../database.ts'
import { openDatabase } from '../database.ts'

/** A database that is prepared once a run and then cloned. */
export interface TestTemplate {
  /** Equal names mean the same template within a run. */
  readonly name: string
  /** Migrations and whatever else every test starts from. */
  readonly prepare: (database: Database) => Promise<void>
  /** Where its connections find what is named without a schema; PostgreSQL's own unless said. */
  readonly searchPath?: string
}

/** A database of a test's own. `url` opens it a second time (`openDatabase({ url })`), from another process too (as DATABASE_URL). */
export type TestDatabase = Database & { readonly url: string }

/** How long a client that is still in use at the end may take to come back. */
const leakPatienceMs = 1_000
/** One lock for the making of templates: "tmpl". */
const templateLock = 0x746d706c

/**
 * Makes a database for a test, as a copy of its template (20 ms). Closing it drops the database, and throws when a client was never released.
 * Needs the global set-up of this package in the vitest project.
 */
export async function createTestDatabase(template: TestTemplate): Promise<TestDatabase> {
  const clusterUrl = inject('testClusterUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await withClient(clusterUrl, async (client) => {
    const source = await ensureTemplate(client, clusterUrl, template)
    await client.query(`create database ${name} template ${client.escapeIdentifier(source)} strategy file_copy`)
  })
  const url = databaseUrl(clusterUrl, name, template)
  const opened = await openDatabase({ url })
  const destroyLeaked = trackClients(opened.pool)
  let closed: Promise<void> | undefined
  const close = async (): Promise<void> => {
    const leaked = await destroyLeaked()
    await opened[Symbol.asyncDispose]()
    await withClient(clusterUrl, (client) => client.query(`drop database ${name} with (force)`))
    if (leaked > 0)
      throw new Error(
        `${leaked} database client${leaked === 1 ? ' was' : 's were'} taken from the pool and never released`,
      )
  }
  return Object.assign({ ...opened }, { url, [Symbol.asyncDispose]: () => (closed ??= close()) })
}

/** Prepared under another name and then renamed, so that a failed one is not taken for a template; nobody may connect to a template. */
async function ensureTemplate(client: pg.Client, clusterUrl: string, template: TestTemplate): Promise<string> {
  const { name, prepare } = template
  const source = `template_${name}`
  await client.query('select pg_advisory_lock($1)', [templateLock])
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [source])
    if (rowCount !== 0) return source
    const unfinished = `unfinished_${name}`
    await client.query(`drop database if exists ${client.escapeIdentifier(unfinished)} with (force)`)
    await client.query(`create database ${client.escapeIdentifier(unfinished)}`)
    const database = await openDatabase({ url: databaseUrl(clusterUrl, unfinished, template) })
    try {
      await prepare(database)
    } finally {
      await database[Symbol.asyncDispose]()
    }
    await client.query(
      `alter database ${client.escapeIdentifier(unfinished)} rename to ${client.escapeIdentifier(source)}`,
    )
    await client.query(`alter database ${client.escapeIdentifier(source)} with allow_connections false`)
    return source
  } finally {
    await client.query('select pg_advisory_unlock($1)', [templateLock])
  }
}

/** Returns the function that, at the end, waits a moment for clients in use, destroys the rest so that the pool can end, and counts them. */
function trackClients(pool: pg.Pool): () => Promise<number> {
  const inUse = new Set<pg.PoolClient>()
  pool.on('acquire', (client) => inUse.add(client))
  pool.on('release', (_error, client) => inUse.delete(client))
  return async () => {
    const until = Date.now() + leakPatienceMs
    while (inUse.size > 0 && Date.now() < until) await delay(10)
    const leaked = [...inUse]
    for (const client of leaked) client.release(true)
    return leaked.length
  }
}

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function databaseUrl(clusterUrl: string, name: string, { searchPath }: TestTemplate): string {
  const url = clusterUrl.replace('/postgres?', `/${encodeURIComponent(name)}?`)
  return searchPath === undefined ? url : `${url}&options=${encodeURIComponent(`-c search_path=${searchPath}`)}`
}
