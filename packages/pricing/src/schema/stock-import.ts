import type { DecimalSign, ReadWarning, StockMapping } from '@pf/contract'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  numeric,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { pricingSchema } from './pricing-schema.ts'

/**
 * One reading of a file as stock, by one attempt of its task. Until `completed_at` is set, everything that refers to it is staging:
 * nobody else sees it, and it goes without a trace if the attempt does not end well.
 */
export const stockImport = pricingSchema.table(
  'stock_import',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    taskId: uuid('task_id').notNull(),
    fileId: uuid('file_id').notNull(),
    fileSha256: text('file_sha256').notNull(),
    fileName: text('file_name').notNull(),
    mapping: jsonb().$type<StockMapping>().notNull(),
    scope: text({ enum: ['full', 'partial'] }).notNull(),
    asOf: date('as_of', { mode: 'string' }).notNull(),
    /** Id of the actor. */
    createdBy: text('created_by').notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
    /** Set when its attempt was given up: that attempt's late writes then fail. */
    abandoned: boolean().notNull().default(false),
    completedAt: timestamp('completed_at', { withTimezone: true }),
    read: integer(),
    merged: integer(),
    skipped: integer(),
    rejected: integer(),
    unmapped: integer(),
    /** Column as text → decimal sign as used. */
    decimalSigns: jsonb('decimal_signs').$type<Record<string, DecimalSign>>().notNull(),
    /** Titles of the columns in order, '' where there is none. */
    titles: jsonb().$type<readonly string[]>().notNull(),
    warnings: jsonb().$type<readonly ReadWarning[]>(),
  },
  (table) => [index('stock_import_task').on(table.taskId), index('stock_import_file').on(table.fileSha256)],
)

/** A row of goods of the file as it was read, until it has become lines. Unlogged: an attempt that loses rows here fails and is repeated. */
export const stagedRow = pricingSchema.table(
  'staged_row',
  {
    importId: bigint('import_id', { mode: 'number' }).notNull(),
    /** All rows of a part number are in one bucket, so that a bucket can be merged by itself. */
    bucket: integer().notNull(),
    row: integer().notNull(),
    textKey: text('text_key').notNull(),
    vendorKey: text('vendor_key'),
    partNumber: text('part_number').notNull(),
    vendor: text(),
    name: text(),
    foldedKey: text('folded_key').notNull(),
    price: numeric({ precision: 20, scale: 6 }),
    priceText: text('price_text'),
    /** Three lists, an entry for each warehouse of the import. */
    quantities: numeric({ precision: 18, scale: 3 }).array().notNull(),
    atLeast: boolean('at_least').array().notNull(),
    quantityTexts: text('quantity_texts').array().notNull(),
  },
  (table) => [index('staged_row_bucket').on(table.importId, table.bucket)],
)

/** A row of the file that could not be read, with its original cells. */
export const rejectedRow = pricingSchema.table(
  'rejected_row',
  {
    importId: bigint('import_id', { mode: 'number' })
      .notNull()
      .references(() => stockImport.id),
    row: integer().notNull(),
    /** The first column that could not be read, from 0. */
    columnIndex: smallint('column_index').notNull(),
    reason: text().notNull(),
    text: text().notNull(),
    cells: text().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.row] })],
)
