import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, text, timestamp, unique } from 'drizzle-orm/pg-core'
import { pricingSchema } from './pricing-schema.ts'

/** An internal component. */
export const lot = pricingSchema.table('lot', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull().unique(),
})

/** A vendor's article. Its identity is (text_key, vendor_key); a null vendor is a vendor of its own (DESIGN §5, Keys). */
export const partNumber = pricingSchema.table(
  'part_number',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    textKey: text('text_key').notNull(),
    vendorKey: text('vendor_key'),
    /** As it was written where it came up first. */
    partNumber: text('part_number').notNull(),
    vendor: text(),
    description: text(),
    /** For suggestions alone; it never joins rows. */
    foldedKey: text('folded_key').notNull(),
    lotId: integer('lot_id').references(() => lot.id),
    isIgnored: boolean('is_ignored').notNull().default(false),
    /** The import that found it. While that one is not completed, the part number is not there for anybody else. */
    importId: bigint('import_id', { mode: 'number' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    searchText: text('search_text')
      .notNull()
      .generatedAlwaysAs(sql`lower(part_number || ' ' || coalesce(vendor, '') || ' ' || coalesce(description, ''))`),
  },
  (table) => [
    unique('part_number_key').on(table.textKey, table.vendorKey).nullsNotDistinct(),
    index('part_number_folded_key').on(table.foldedKey),
    index('part_number_import').on(table.importId),
    index('part_number_search').using('gin', sql`search_text gin_trgm_ops`),
  ],
)
