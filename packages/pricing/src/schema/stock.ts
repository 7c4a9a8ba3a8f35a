import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  json,
  numeric,
  smallint,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core'
import { pricingSchema } from './pricing-schema.ts'
import { stockImport } from './stock-import.ts'

/** A warehouse is its name, compared like a vendor. Its stock is what `active_import_id` points at; without one it is retired. */
export const warehouse = pricingSchema.table('warehouse', {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: text().notNull(),
  nameKey: text('name_key').notNull().unique(),
  activeImportId: bigint('active_import_id', { mode: 'number' }).references((): AnyPgColumn => warehouseImport.id),
  /** Who took its stock away last, and when; an import may have brought new stock since. */
  retiredBy: json('retired_by').$type<Actor>(),
  retiredAt: timestamp('retired_at', { withTimezone: true }),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})

/** The part of a stock import that belongs to one warehouse. */
export const warehouseImport = pricingSchema.table(
  'warehouse_import',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    importId: bigint('import_id', { mode: 'number' })
      .notNull()
      .references(() => stockImport.id),
    /** From 1, in the order of the mapping's warehouses. */
    position: smallint().notNull(),
    warehouseName: text('warehouse_name').notNull(),
    nameKey: text('name_key').notNull(),
    /** Null while the import is staged: its warehouses may be new. */
    warehouseId: integer('warehouse_id').references(() => warehouse.id),
    /** The warehouse's active import while this one was staged. */
    comparedWithId: bigint('compared_with_id', { mode: 'number' }),
    /** False where the warehouse had an import of a later day: this one is stored only. */
    activates: boolean().notNull(),
    activatedAt: timestamp('activated_at', { withTimezone: true }),
    inserted: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    removed: integer().notNull().default(0),
    /** Lines of the file and those that a partial import kept. */
    lines: integer().notNull().default(0),
    /** Different part numbers among the lines. */
    partNumbers: integer('part_numbers').notNull().default(0),
    /** When the lines of this import, superseded long ago, were removed. */
    linesRemovedAt: timestamp('lines_removed_at', { withTimezone: true }),
  },
  (table) => [
    unique('warehouse_import_position').on(table.importId, table.position),
    index('warehouse_import_warehouse').on(table.warehouseId, table.id),
  ],
)

/**
 * What a warehouse has of a part number at a price. Without foreign keys: the statement that writes the lines joins both tables, and
 * checking each of some 100 000 lines again would take a third of its time.
 */
export const stockLine = pricingSchema.table(
  'stock_line',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    warehouseImportId: bigint('warehouse_import_id', { mode: 'number' }).notNull(),
    partNumberId: bigint('part_number_id', { mode: 'number' }).notNull(),
    /** The first row of the file that it is from; null where a partial import kept the line of the import before. */
    row: integer(),
    /** Net, of one piece; null: no price. */
    price: numeric({ precision: 20, scale: 6 }),
    currency: text().notNull(),
    /** Null: in stock, how many is unknown. */
    quantity: numeric({ precision: 18, scale: 3 }),
    atLeast: boolean('at_least').notNull(),
    /** As in the file; of rows that were merged one of theirs. */
    priceText: text('price_text'),
    /** As in the file; those of rows that were merged are joined by " + ". */
    quantityText: text('quantity_text').notNull(),
    /** What the file calls a part number that had no description; the survey that follows makes it that. */
    name: text(),
  },
  (table) => [
    index('stock_line_part_number').on(table.warehouseImportId, table.partNumberId),
    index('stock_line_name')
      .on(table.partNumberId, table.id)
      .where(sql`name is not null`),
  ],
)
