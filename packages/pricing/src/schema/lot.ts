import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  numeric,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import { pricingSchema } from './pricing-schema.ts'

/** An internal component with a price; a bundle is one that is made of others. */
export const lot = pricingSchema.table(
  'lot',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    name: text().notNull().unique(),
    /** '': none. */
    category: text().notNull().default(''),
    description: text().notNull().default(''),
    isBundle: boolean('is_bundle').notNull().default(false),
    /** Counts its changes, so that nobody overwrites what he has not seen. */
    version: integer().notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
    searchText: text('search_text')
      .notNull()
      .generatedAlwaysAs(sql`lower(name || ' ' || category || ' ' || description)`),
  },
  (table) => [
    // What bundle_item refers to, so that the database keeps bundles out of bundles.
    unique('lot_kind').on(table.id, table.isBundle),
    index('lot_category').on(table.category, table.name),
    index('lot_search').using('gin', sql`search_text gin_trgm_ops`),
  ],
)

/** What a bundle is made of. Items are no bundles. */
export const bundleItem = pricingSchema.table(
  'bundle_item',
  {
    bundleId: integer('bundle_id').notNull(),
    /** Always true, for the foreign key. */
    isOfBundle: boolean('is_of_bundle').notNull().default(true),
    lotId: integer('lot_id').notNull(),
    /** Always false, for the foreign key. */
    isBundle: boolean('is_bundle').notNull().default(false),
    quantity: numeric({ precision: 18, scale: 3 }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.bundleId, table.lotId] }),
    foreignKey({
      name: 'bundle_item_bundle',
      columns: [table.bundleId, table.isOfBundle],
      foreignColumns: [lot.id, lot.isBundle],
    }),
    foreignKey({
      name: 'bundle_item_lot',
      columns: [table.lotId, table.isBundle],
      foreignColumns: [lot.id, lot.isBundle],
    }),
    index('bundle_item_lot').on(table.lotId),
    check('bundle_item_kinds', sql`${table.isOfBundle} and not ${table.isBundle}`),
    check('bundle_item_quantity', sql`${table.quantity} > 0`),
  ],
)
