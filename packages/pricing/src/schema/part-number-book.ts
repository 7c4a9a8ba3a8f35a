import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  json,
  numeric,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { pricingSchema } from './pricing-schema.ts'

/** The last number that was given on a day: numbers are never given twice, also after what had them is deleted (docs/pricing-rules.md, Time). */
export const versionCounter = pricingSchema.table(
  'version_counter',
  {
    /** `part_number_book`, or a kind of pricelist. */
    kind: text().notNull(),
    day: date({ mode: 'string' }).notNull(),
    last: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.day] })],
)

/** A frozen snapshot PN → LOT. While it is being made, nobody else sees it. */
export const partNumberBook = pricingSchema.table(
  'part_number_book',
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    taskId: uuid('task_id').notNull(),
    /** `2026-11-24-001`; null while it is being made. */
    version: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    /** The actor. */
    createdBy: json('created_by').notNull(),
    /** Set with the version, when all its rows are there; cleared when retention is about to delete it. Without it a book is there for nobody. */
    completedAt: timestamp('completed_at', { withTimezone: true }),
    itemCount: integer('item_count').notNull().default(0),
    isActive: boolean('is_active').notNull().default(false),
    /** When it was put in force last, and the actor who did so; null where that was before anybody noted it. */
    activatedAt: timestamp('activated_at', { withTimezone: true }),
    activatedBy: json('activated_by'),
    deactivatedAt: timestamp('deactivated_at', { withTimezone: true }),
  },
  (table) => [
    uniqueIndex('part_number_book_version').on(table.version),
    uniqueIndex('part_number_book_active')
      .on(table.isActive)
      .where(sql`${table.isActive}`),
    index('part_number_book_task').on(table.taskId),
  ],
)

/** A row of a book. Without foreign keys, which would be checked for each of some 100 000 rows. */
export const partNumberBookItem = pricingSchema.table(
  'part_number_book_item',
  {
    /** For readers who take a book page by page. */
    id: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    bookId: integer('book_id').notNull(),
    partNumber: text('part_number').notNull(),
    lotName: text('lot_name').notNull(),
    quantity: numeric({ precision: 18, scale: 3 }).notNull(),
    isPrimary: boolean('is_primary').notNull(),
    description: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.bookId, table.partNumber, table.lotName] }),
    uniqueIndex('part_number_book_item_page').on(table.bookId, table.id),
  ],
)
