import { partNumberErrors, undoInput } from '@pf/contract'
import type { UndoInput, UndoOutcome } from '@pf/contract'
import type { Database, Queryable } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'
import { isoTime } from '../iso-time.ts'
import { shownRows } from './decide.ts'
import { idList } from './id-list.ts'
import { isThere, selectPartNumberRows } from './part-number-rows.ts'
import { settleDecided } from './settle-decided.ts'
import { lockMappingsSoon } from './lock-mappings.ts'

/**
 * Makes part numbers what they were before a decision, those that nobody has decided about since; the others stay and are named. The decision
 * that stood before stands again, so that it can be undone as well.
 * @throws TaskError decisionNotFound, alreadyUndone; replacedInCircle, partNumberNotFound where a replacement before can't be one now; ZodError
 */
export function undoDecision(database: Database, by: Actor, input: UndoInput): Promise<UndoOutcome> {
  const { decisionId } = undoInput.parse(input)
  return database.transaction(async (tx) => {
    await lockMappingsSoon(tx)
    await markUndone(tx, decisionId, by)
    const kept = await selectDecidedSince(tx, decisionId)
    await refuseReplacementsBack(tx, decisionId)
    const restored = await restorePartNumbers(tx, decisionId)
    await restorePrimaries(tx, decisionId, restored)
    await settleDecided(tx, restored)
    return {
      restored: restored.length,
      kept: kept.length,
      keptPartNumbers: await selectPartNumberRows(tx, kept.slice(0, shownRows)),
      partNumbers: await selectPartNumberRows(tx, restored.slice(0, shownRows)),
    }
  })
}

async function markUndone(tx: Queryable, id: number, by: Actor): Promise<void> {
  const { rows } = await tx.execute<{ by: string; at: string }>(sql`
    select coalesce(undone_by ->> 'name', '') as by, coalesce(${isoTime(sql`undone_at`)}, '') as at
    from pricing.mapping_decision where id = ${id}::bigint`)
  const [decision] = rows
  if (decision === undefined) throw partNumberErrors.decisionNotFound({ id })
  if (decision.at !== '') throw partNumberErrors.alreadyUndone(decision)
  await tx.execute(sql`
    update pricing.mapping_decision set undone_by = ${JSON.stringify(by)}::json, undone_at = clock_timestamp() where id = ${id}::bigint`)
}

async function selectDecidedSince(tx: Queryable, decisionId: number): Promise<number[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select known.id from pricing.mapping_decision_item item join pricing.part_number known on known.id = item.part_number_id
    where item.decision_id = ${decisionId}::bigint and known.decision_id is distinct from ${decisionId}::bigint
    order by known.id`)
  return rows.map(({ id }) => Number(id))
}

/**
 * Looks at the replacements as all of them will be once the decision is undone: one alone may close a circle that another one opens.
 * @throws TaskError replacedInCircle; partNumberNotFound of a replacement
 */
async function refuseReplacementsBack(tx: Queryable, decisionId: number): Promise<void> {
  const { rows } = await tx.execute<{ partNumber: string; replacedById: string; replacement: string | null }>(sql`
    with recursive back as materialized (
      select known.id, known.part_number, item.replaced_by_id
      from pricing.mapping_decision_item item join pricing.part_number known on known.id = item.part_number_id
      where item.decision_id = ${decisionId}::bigint and known.decision_id = ${decisionId}::bigint
        and item.replaced_by_id is not null and item.replaced_by_id is distinct from known.replaced_by_id
    ), chain(start, id) as (
      select id, replaced_by_id from back
      union
      select chain.start, next.id
      from chain
      join pricing.part_number known on known.id = chain.id
      left join pricing.mapping_decision_item item
        on item.decision_id = ${decisionId}::bigint and item.part_number_id = known.id and known.decision_id = ${decisionId}::bigint
      cross join lateral (
        select case when item.decision_id is null then known.replaced_by_id else item.replaced_by_id end as id) next
      where next.id is not null
    )
    select back.part_number as "partNumber", back.replaced_by_id as "replacedById", known.part_number as replacement
    from back
    left join pricing.part_number known on known.id = back.replaced_by_id and ${isThere}
    left join (select start from chain where start = id) circle on circle.start = back.id
    where known.id is null or circle.start is not null
    limit 1`)
  const [refused] = rows
  if (refused === undefined) return
  const { partNumber, replacedById, replacement } = refused
  if (replacement === null) throw partNumberErrors.partNumberNotFound({ id: Number(replacedById) })
  throw partNumberErrors.replacedInCircle({ partNumber, replacement })
}

async function restorePartNumbers(tx: Queryable, decisionId: number): Promise<number[]> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    update pricing.part_number known
    set lot_id = item.lot_id, is_ignored = item.is_ignored, postponed_at = item.postponed_at, replaced_by_id = item.replaced_by_id,
        description = case when item.describes then item.description else known.description end,
        decision_id = item.earlier_decision_id, version = known.version + 1
    from pricing.mapping_decision_item item
    where item.decision_id = ${decisionId}::bigint and known.id = item.part_number_id and known.decision_id = ${decisionId}::bigint
    returning known.id`)
  return rows.map(({ id }) => Number(id))
}

/** Who stood for his LOT before does so again, unless another one was decided about later. */
async function restorePrimaries(tx: Queryable, decisionId: number, ids: readonly number[]): Promise<void> {
  await tx.execute(sql`
    update pricing.part_number known set is_primary = (known.id = back.id)
    from (
      select distinct on (restored.lot_id) restored.id, restored.lot_id
      from pricing.mapping_decision_item item join pricing.part_number restored on restored.id = item.part_number_id
      where item.decision_id = ${decisionId}::bigint and restored.id = any(${idList(ids)}) and item.is_primary
        and restored.lot_id is not null and not restored.is_ignored and not restored.is_primary
        and not exists (
          select from pricing.part_number present
          where present.lot_id = restored.lot_id and present.is_primary and present.decision_id > ${decisionId}::bigint)
      order by restored.lot_id, restored.id
    ) back
    where known.lot_id = back.lot_id and (known.is_primary or known.id = back.id)`)
}
