import type { DecisionKind, DecisionWay } from '@pf/contract'
import type { Actor } from '@pf/task-contract'
import { bigint, boolean, index, integer, json, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { pricingSchema } from './pricing-schema.ts'

/** What somebody decided about one part number or many at once; what one undo takes back. */
export const mappingDecision = pricingSchema.table('mapping_decision', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  kind: text().$type<DecisionKind>().notNull(),
  how: text().$type<DecisionWay>().notNull(),
  decidedBy: json('decided_by').$type<Actor>().notNull(),
  decidedAt: timestamp('decided_at', { withTimezone: true }).notNull(),
  /** Of the ways `import` and `task`. */
  taskId: uuid('task_id'),
  undoneBy: json('undone_by').$type<Actor>(),
  undoneAt: timestamp('undone_at', { withTimezone: true }),
})

/** What a part number was before a decision about it. */
export const mappingDecisionItem = pricingSchema.table(
  'mapping_decision_item',
  {
    decisionId: bigint('decision_id', { mode: 'number' })
      .notNull()
      .references(() => mappingDecision.id),
    partNumberId: bigint('part_number_id', { mode: 'number' }).notNull(),
    lotId: integer('lot_id'),
    isIgnored: boolean('is_ignored').notNull(),
    postponedAt: timestamp('postponed_at', { withTimezone: true }),
    isPrimary: boolean('is_primary').notNull(),
    replacedById: bigint('replaced_by_id', { mode: 'number' }),
    /** Only where the decision changed it. */
    description: text(),
    describes: boolean().notNull(),
    /** The decision that stood before. */
    earlierDecisionId: bigint('earlier_decision_id', { mode: 'number' }),
  },
  (table) => [
    primaryKey({ columns: [table.decisionId, table.partNumberId] }),
    index('mapping_decision_item_part_number').on(table.partNumberId, table.decisionId),
  ],
)
