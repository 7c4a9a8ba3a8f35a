import { index, integer, primaryKey, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { pricingSchema } from './pricing-schema.ts'

/** A row that an import of a list did not take, with its cells; written with the import's end. */
export const rejectedListRow = pricingSchema.table(
  'rejected_list_row',
  {
    taskId: uuid('task_id').notNull(),
    row: integer().notNull(),
    /** From 0. */
    columnIndex: smallint('column_index').notNull(),
    reason: text().notNull(),
    cells: text().array().notNull(),
    rejectedAt: timestamp('rejected_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.row] }), index('rejected_list_row_age').on(table.rejectedAt)],
)
