import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, numeric, primaryKey, real, text } from 'drizzle-orm/pg-core'
import type { SuggestionReason } from '@pf/contract'
import { pricingSchema } from './pricing-schema.ts'

/**
 * The part numbers that wait for a LOT (not ignored, not postponed, not of an import under way), with what orders and counts them. A summary
 * of other tables: each decision keeps it for those it touches, the task `part_number_survey` makes it anew after stock has changed.
 */
export const unmappedPartNumber = pricingSchema.table(
  'unmapped_part_number',
  {
    partNumberId: bigint('part_number_id', { mode: 'number' }).primaryKey(),
    /** Quantity × price over the active imports, each currency measured by the mean of its lines (`stock_currency`). */
    stockValue: numeric('stock_value', { precision: 30, scale: 6 }).notNull(),
    /** Warehouses that have it. */
    warehouseIds: integer('warehouse_ids').array().notNull(),
    worth: numeric({ precision: 36, scale: 6 })
      .notNull()
      .generatedAlwaysAs(sql`stock_value * cardinality(warehouse_ids)`),
    /** Those of the part number, to filter by: of half a million part numbers those that wait are not found quickly otherwise. */
    vendorKey: text('vendor_key'),
    searchText: text('search_text').notNull(),
    /** The best candidate of the exact stages: a mapped part number, whose LOT is meant. */
    suggestedId: bigint('suggested_id', { mode: 'number' }),
    suggestedScore: real('suggested_score'),
    suggestedReason: text('suggested_reason').$type<SuggestionReason>(),
    suggestedAffix: text('suggested_affix'),
  },
  (table) => [
    index('unmapped_part_number_worth').on(table.worth, table.partNumberId),
    index('unmapped_part_number_suggested')
      .on(table.worth, table.partNumberId)
      .where(sql`suggested_id is not null`),
  ],
)

/** What the priced lines of the active imports come to, for each currency, as of the last survey. */
export const stockCurrency = pricingSchema.table('stock_currency', {
  currency: text().primaryKey(),
  lines: integer().notNull(),
  value: numeric({ precision: 38, scale: 9 }).notNull(),
})

/** Characters at one end of a vendor's part numbers that make no other LOT, as far as its mapped ones show. */
export const learnedAffix = pricingSchema.table(
  'learned_affix',
  {
    vendorKey: text('vendor_key').notNull(),
    isSuffix: boolean('is_suffix').notNull(),
    /** Folded. */
    affix: text().notNull(),
    /** Pairs of mapped part numbers with and without it that have the same LOT, and those that have not. */
    agree: integer().notNull(),
    disagree: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.vendorKey, table.isSuffix, table.affix] })],
)
