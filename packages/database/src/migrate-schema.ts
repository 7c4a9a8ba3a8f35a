import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type pg from 'pg'
import { codeOf, DatabaseError } from './errors.ts'

/** The schema that keeps what was applied, one table for each schema migrated: drizzle only compares the newest time in its table. */
const bookkeeping = 'migrations'
/** One lock for all schemas of a database: "migr". */
const migrationLock = 0x6d696772

/** The migrations of one owner. */
export interface Migration {
  /** The PostgreSQL schema that they make; also the name of their bookkeeping. */
  readonly schema: string
  /** The output folder of drizzle-kit, absolute. */
  readonly folder: string
}

/**
 * Brings a schema to the level of this build, in one transaction. Any number of processes may do it at once: one works, the others wait and find it done.
 *
 * @throws DatabaseError DATABASE_NEWER when the database knows migrations that this build lacks; DATABASE_MIGRATION_SKIPPED when one of this build is older
 *   than what was applied and was never applied.
 */
export async function migrateSchema(
  database: { readonly pool: pg.Pool },
  { schema, folder }: Migration,
): Promise<void> {
  const known = new Set(readMigrationFiles({ migrationsFolder: folder }).map((migration) => migration.folderMillis))
  const client = await database.pool.connect()
  let broken = true
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const newer = (await appliedMigrations(client, schema)).filter((time) => !known.has(time))
    if (newer.length > 0) {
      throw new DatabaseError(
        'DATABASE_NEWER',
        `The schema ${schema} of the database has ${newer.length} migration${newer.length === 1 ? '' : 's'} that this build does not know, so a newer build was here: start that one`,
      )
    }
    await migrate(drizzle({ client }), {
      migrationsFolder: folder,
      migrationsSchema: bookkeeping,
      migrationsTable: schema,
    })
    const applied = new Set(await appliedMigrations(client, schema))
    const skipped = [...known].filter((time) => !applied.has(time))
    if (skipped.length > 0) {
      throw new DatabaseError(
        'DATABASE_MIGRATION_SKIPPED',
        `A migration of the schema ${schema} (${skipped.join(', ')} in ${folder}/meta/_journal.json) is older than those already applied: generate it anew`,
      )
    }
    await client.query('select pg_advisory_unlock($1)', [migrationLock])
    broken = false
  } finally {
    // A client that still holds the lock, or whose connection broke, is not used again.
    client.release(broken)
  }
}

/** Times of the migrations applied, as in the journal of drizzle-kit. */
async function appliedMigrations(client: pg.ClientBase, schema: string): Promise<number[]> {
  try {
    const table = `${client.escapeIdentifier(bookkeeping)}.${client.escapeIdentifier(schema)}`
    const { rows } = await client.query<{ time: string }>(`select created_at as time from ${table} order by created_at`)
    return rows.map(({ time }) => Number(time))
  } catch (error) {
    const nothingYet = ['42P01', '3F000'].includes(codeOf(error) ?? '')
    if (nothingYet) return []
    throw error
  }
}
