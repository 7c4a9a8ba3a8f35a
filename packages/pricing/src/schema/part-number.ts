import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, text, timestamp, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import { lot } from './lot.ts'
import { pricingSchema } from './pricing-schema.ts'

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
    /** The one that stands for its LOT. */
    isPrimary: boolean('is_primary').notNull().default(false),
    /** The import that found it. While that one is not completed, the part number is not there for anybody else. */
    importId: bigint('import_id', { mode: 'number' }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    searchText: text('search_text')
      .notNull()
      .generatedAlwaysAs(sql`lower(part_number || ' ' || coalesce(vendor, '') || ' ' || coalesce(description, ''))`),
  },
  (table) => [
    unique('part_number_key').on(table.textKey, table.vendorKey).nullsNotDistinct(),
    check('part_number_description', sql`char_length(${table.description}) <= 10000`),
    check('part_number_primary', sql`not ${table.isPrimary} or ${table.lotId} is not null`),
    uniqueIndex('part_number_primary_of_lot')
      .on(table.lotId)
      .where(sql`${table.isPrimary}`),
    index('part_number_lot')
      .on(table.lotId)
      .where(sql`${table.lotId} is not null`),
    index('part_number_folded_key').on(table.foldedKey),
    index('part_number_import').on(table.importId),
    index('part_number_search').using('gin', sql`search_text gin_trgm_ops`),
  ],
)
