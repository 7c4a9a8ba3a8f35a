import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { lockMappings } from '../part-number/lock-mappings.ts'
import { removeStaging } from '../stock-import/remove-staging.ts'

/** LOTs, or part numbers, that one call removes at most. */
const batchRows = 1_000

/**
 * Removes a batch of what a task that did not complete has loaded, bundles before what they are made of. Answers how many rows went; 0:
 * nothing is left. What somebody uses by now, a LOT that he has mapped a part number of his own to or that an undo leads back to, stays.
 */
export async function removeSample(tx: Queryable, taskId: string): Promise<number> {
  await lockMappings(tx)
  const removers = [deleteLots, deleteIgnored, removeStaging, deleteDecisions] as const
  for (const remove of removers) {
    const removed = await remove(tx, taskId)
    if (removed > 0) return removed
  }
  return 0
}

async function deleteLots(tx: Queryable, taskId: string): Promise<number> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    select distinct lot_id as id from pricing.part_number
    where lot_id is not null and decision_id in (select id from pricing.mapping_decision where task_id = ${taskId})
    order by lot_id desc limit ${batchRows}`)
  if (rows.length === 0) return 0
  const lots = sql`any(${`{${rows.map(({ id }) => id).join(',')}}`}::int[])`
  await tx.execute(sql`delete from pricing.bundle_item where bundle_id = ${lots}`)
  const { rowCount } = await tx.execute(sql`
    delete from pricing.part_number
    where lot_id = ${lots} and decision_id in (select id from pricing.mapping_decision where task_id = ${taskId})`)
  await tx.execute(sql`
    delete from pricing.lot
    where id = ${lots} and not exists (select from pricing.part_number where lot_id = lot.id)
      and not exists (select from pricing.bundle_item where lot_id = lot.id)
      and not exists (select from pricing.mapping_decision_item where lot_id = lot.id)`)
  return rowCount ?? 0
}

async function deleteIgnored(tx: Queryable, taskId: string): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    delete from pricing.part_number where id = any(array(
      select id from pricing.part_number
      where is_ignored and decision_id in (select id from pricing.mapping_decision where task_id = ${taskId})
      limit ${batchRows}))`)
  return rowCount ?? 0
}

/** What somebody decided after them he can undo still: to part numbers that nobody has decided about. */
async function deleteDecisions(tx: Queryable, taskId: string): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    with gone as materialized (
      select id from pricing.mapping_decision
      where task_id = ${taskId} and not exists (select from pricing.part_number where decision_id = mapping_decision.id)
    ), forgotten as (
      update pricing.mapping_decision_item set earlier_decision_id = null where earlier_decision_id in (select id from gone)
    )
    delete from pricing.mapping_decision where id in (select id from gone)`)
  return rowCount ?? 0
}
