import type pg from 'pg'
import { codeOf, DatabaseError } from './errors.ts'

const oldestMajor = 15
/** Any number that no other lock of the database uses: "trgm". */
const extensionLock = 0x7472676d

/**
 * What any server must be able to do: PostgreSQL 15 or newer, UTF-8, and trigrams of Cyrillic words. pg_trgm follows LC_CTYPE; with `C` it sees no letter
 * beyond ASCII and says nothing, so searches would find nothing. The extension is made when it is missing and may be made.
 *
 * @throws DatabaseError DATABASE_TOO_OLD, DATABASE_TEXT
 */
export async function checkServer(client: pg.ClientBase): Promise<void> {
  const { version, name, encoding, ctype, canTrigram } = await readServer(client)
  if (Math.floor(version / 10_000) < oldestMajor) {
    throw new DatabaseError(
      'DATABASE_TOO_OLD',
      `The database ${name} is on PostgreSQL ${Math.floor(version / 10_000)}, and ${oldestMajor} is the oldest that serves: upgrade it, or set DATABASE_URL to another server`,
    )
  }
  if (encoding !== 'UTF8') {
    throw new DatabaseError(
      'DATABASE_TEXT',
      `The database ${name} has the encoding ${encoding}: make one with encoding UTF8 and set DATABASE_URL to it`,
    )
  }
  if (!canTrigram) return
  const schema = (await findTrigramSchema(client)) ?? (await createTrigrams(client))
  if (schema === undefined) return
  const { rows } = await client.query<{ count: number }>(
    `select cardinality(${client.escapeIdentifier(schema)}.show_trgm('я')) as count`,
  )
  if (rows[0]?.count === 0) {
    throw new DatabaseError(
      'DATABASE_TEXT',
      `The database ${name} has LC_CTYPE ${ctype}, with which pg_trgm sees no Cyrillic letter: make one with LC_CTYPE 'C.UTF-8' or another UTF-8 locale and set DATABASE_URL to it`,
    )
  }
}

interface Server {
  version: number
  name: string
  encoding: string
  ctype: string
  canTrigram: boolean
}

async function readServer(client: pg.ClientBase): Promise<Server> {
  const { rows } = await client.query<Server>(`
    select current_setting('server_version_num')::int as version, datname as name, pg_encoding_to_char(encoding) as encoding, datctype as ctype,
           exists (select from pg_available_extensions where name = 'pg_trgm') as "canTrigram"
      from pg_database where datname = current_database()`)
  const [row] = rows
  if (row === undefined) throw new Error('expected pg_database to have the current database')
  return row
}

async function findTrigramSchema(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ nspname: string }>(
    `select nspname from pg_extension join pg_namespace n on n.oid = extnamespace where extname = 'pg_trgm'`,
  )
  return rows[0]?.nspname
}

/** Under a lock, as `if not exists` alone fails when two do it at once. Without the right to it the extension stays missing. */
async function createTrigrams(client: pg.ClientBase): Promise<string | undefined> {
  await client.query('select pg_advisory_lock($1)', [extensionLock])
  try {
    await client.query('create extension if not exists pg_trgm')
  } catch (error) {
    if (codeOf(error) !== '42501') throw error
  } finally {
    await client.query('select pg_advisory_unlock($1)', [extensionLock])
  }
  return findTrigramSchema(client)
}
