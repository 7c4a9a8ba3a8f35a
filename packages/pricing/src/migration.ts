import path from 'node:path'

/** The tables of this package, for `migrateSchema`. */
export const pricingMigration = { schema: 'pricing', folder: path.join(import.meta.dirname, '../drizzle') }
