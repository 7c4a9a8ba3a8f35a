import path from 'node:path'

/** The tables of this package, for `migrateSchema`. */
export const filesMigration = { schema: 'files', folder: path.join(import.meta.dirname, '../drizzle') }
