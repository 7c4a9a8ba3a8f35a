import type { DecisionKind, DecisionWay } from '@pf/contract'
import type { Queryable } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { lockMappings } from './lock-mappings.ts'
import { settleDecided } from './settle-decided.ts'

export interface NewDecision {
  readonly kind: DecisionKind
  readonly how: DecisionWay
  readonly by: Actor
  /** The task that decides; null: a person. */
  readonly taskId: string | null
}

/** Begins a decision, whose parts may be written in several transactions; all of them are one undo. Answers its id. */
export async function beginDecision(tx: Queryable, { kind, how, by, taskId }: NewDecision): Promise<number> {
  // Locked first, so that later ids are later times.
  await lockMappings(tx)
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into pricing.mapping_decision (kind, how, decided_by, decided_at, task_id)
    values (${kind}, ${how}, ${JSON.stringify(by)}::json, clock_timestamp(), ${taskId}::uuid)
    returning id`)
  const [row] = rows
  if (row === undefined) throw new Error('The new decision has not come back')
  return Number(row.id)
}

/**
 * Makes part numbers what a decision wants, and notes what each was before. A part number that an import under way has found is there from now
 * on. The triggers of the table see to the primary ones.
 *
 * @param wanted a query of one row for each part number: id, lot_id, is_ignored, postponed_at, replaced_by_id, description
 * @returns the ids of those that there are
 */
export async function applyDecision(tx: Queryable, decisionId: number, wanted: SQL): Promise<number[]> {
  await lockMappings(tx)
  const { rows } = await tx.execute<{ id: string }>(sql`
    with wanted as materialized (${wanted}),
    noted as (
      insert into pricing.mapping_decision_item
        (decision_id, part_number_id, lot_id, is_ignored, postponed_at, is_primary, replaced_by_id, description, describes,
         earlier_decision_id)
      select ${decisionId}::bigint, known.id, known.lot_id, known.is_ignored, known.postponed_at, known.is_primary,
             known.replaced_by_id,
             case when known.description is distinct from wanted.description then known.description end,
             known.description is distinct from wanted.description, known.decision_id
      from wanted join pricing.part_number known on known.id = wanted.id
      on conflict do nothing
    )
    update pricing.part_number known
    set lot_id = wanted.lot_id, is_ignored = wanted.is_ignored, postponed_at = wanted.postponed_at,
        replaced_by_id = wanted.replaced_by_id, description = wanted.description,
        version = known.version + 1, decision_id = ${decisionId}::bigint, import_id = null
    from wanted
    where known.id = wanted.id
    returning known.id`)
  const ids = rows.map(({ id }) => Number(id))
  await settleDecided(tx, ids)
  return ids
}

/**
 * Maps part numbers to LOTs, as part of a decision. Whoever was ignored or postponed is so no more. For many rows in batches of some 5 000 in
 * transactions of their own: each holds up everybody else who decides.
 *
 * @param rows a query of one row for each part number: id, lot_id, description; a null description leaves the one that there is
 * @returns the ids of those that there are
 */
export function mapPartNumbers(tx: Queryable, decisionId: number, rows: SQL): Promise<number[]> {
  return applyDecision(
    tx,
    decisionId,
    sql`
      select known.id, mapped.lot_id, false as is_ignored, null::timestamptz as postponed_at, known.replaced_by_id,
             coalesce(mapped.description, known.description) as description
      from (${rows}) mapped join pricing.part_number known on known.id = mapped.id`,
  )
}
