import { sql } from 'drizzle-orm'
import { type AnyPgColumn, bigint, boolean, check, index, integer, text, timestamp, unique } from 'drizzle-orm/pg-core'
import { lot } from './lot.ts'
import { mappingDecision } from './mapping-decision.ts'
import { pricingSchema } from './pricing-schema.ts'

/** A vendor's article. Its identity is (text_key, vendor_key); a null vendor is a vendor of its own (docs/pricing-rules.md, Keys). */
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
    /** Somebody put it off; cleared by any other decision. */
    postponedAt: timestamp('postponed_at', { withTimezone: true }),
    /**
     * The one that stands for its LOT. Triggers of migration 0003 keep exactly one for each LOT that has part numbers which are not ignored.
     */
    isPrimary: boolean('is_primary').notNull().default(false),
    /** Another mapped one of the same text has another LOT. Kept by `settleDecided`. */
    isAmbiguous: boolean('is_ambiguous').notNull().default(false),
    /** What is sold in its place. A trigger refuses circles. */
    replacedById: bigint('replaced_by_id', { mode: 'number' }).references((): AnyPgColumn => partNumber.id),
    /** The last decision that was not undone. */
    decisionId: bigint('decision_id', { mode: 'number' }).references(() => mappingDecision.id),
    /** Counts decisions, so that nobody overwrites what he has not seen. */
    version: integer().notNull().default(1),
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
    check(
      'part_number_primary',
      sql`not ${table.isPrimary} or (${table.lotId} is not null and not ${table.isIgnored})`,
    ),
    // At most one primary one a LOT is an exclusion constraint of migration 0003, judged at the end of a statement.
    index('part_number_lot_member')
      .on(table.lotId, table.id)
      .where(sql`${table.lotId} is not null`),
    index('part_number_decision').on(sql`coalesce(decision_id, 0)`, table.id),
    index('part_number_vendor').on(table.vendorKey),
    index('part_number_ignored')
      .on(table.textKey, table.id)
      .where(sql`is_ignored`),
    index('part_number_check_again')
      .on(table.textKey, table.id)
      .where(sql`(postponed_at is not null or is_ambiguous) and not is_ignored`),
    index('part_number_replaced_by')
      .on(table.replacedById)
      .where(sql`${table.replacedById} is not null`),
    index('part_number_folded_key').on(table.foldedKey),
    index('part_number_import').on(table.importId),
    index('part_number_search').using('gin', sql`search_text gin_trgm_ops`),
  ],
)
