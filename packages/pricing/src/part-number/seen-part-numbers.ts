import { partNumberErrors } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { isoTime } from '../iso-time.ts'
import { idList } from './id-list.ts'

/** A part number as it is when somebody decides about it. */
export interface SeenPartNumber {
  readonly id: number
  readonly partNumber: string
  readonly lotId: number | null
  readonly isIgnored: boolean
  readonly isPostponed: boolean
  readonly isPrimary: boolean
  readonly version: number
  /** Who decided last; empty texts where nobody has. */
  readonly by: string
  readonly at: string
  readonly what: string
  readonly lot: string
}

/**
 * The part numbers that somebody decides about, by their ids, if each is named once, is there, and is as he saw it.
 * @throws TaskError partNumberTwice, partNumberNotFound, decidedMeanwhile
 */
export async function readSeen(
  tx: Queryable,
  items: readonly { readonly id: number; readonly version: number }[],
): Promise<ReadonlyMap<number, SeenPartNumber>> {
  const known = await selectPartNumbers(
    tx,
    items.map(({ id }) => id),
  )
  const named = new Set<number>()
  const changed: SeenPartNumber[] = []
  for (const { id, version } of items) {
    const partNumber = known.get(id)
    if (partNumber === undefined) throw partNumberErrors.partNumberNotFound({ id })
    if (named.has(id)) throw partNumberErrors.partNumberTwice({ partNumber: partNumber.partNumber })
    named.add(id)
    if (partNumber.version !== version) changed.push(partNumber)
  }
  const [first] = changed
  if (first === undefined) return known
  const { partNumber, by, at, what, lot } = first
  throw partNumberErrors.decidedMeanwhile({ partNumber, by, at, what, lot, others: changed.length - 1 })
}

async function selectPartNumbers(tx: Queryable, ids: readonly number[]): Promise<ReadonlyMap<number, SeenPartNumber>> {
  const { rows } = await tx.execute<Omit<SeenPartNumber, 'id'> & { id: string } & Record<string, unknown>>(sql`
    select known.id, known.part_number as "partNumber", known.lot_id as "lotId", known.is_ignored as "isIgnored",
           known.postponed_at is not null as "isPostponed", known.is_primary as "isPrimary", known.version,
           coalesce(last.by, '') as by, coalesce(${isoTime(sql`last.at`)}, '') as at, coalesce(last.kind, '') as what,
           coalesce(lot.name, '') as lot
    from pricing.part_number known
    left join lateral (
      select case when decision.undone_at is null then decision.kind else 'undo' end as kind,
             coalesce(decision.undone_by, decision.decided_by) ->> 'name' as by,
             coalesce(decision.undone_at, decision.decided_at) as at
      from pricing.mapping_decision_item item join pricing.mapping_decision decision on decision.id = item.decision_id
      where item.part_number_id = known.id
      order by coalesce(decision.undone_at, decision.decided_at) desc
      limit 1
    ) last on true
    left join pricing.lot on lot.id = known.lot_id
    where known.id = any(${idList(ids)})
      and not exists (select from pricing.stock_import found where found.id = known.import_id and found.completed_at is null)`)
  return new Map(rows.map((row) => [Number(row.id), { ...row, id: Number(row.id) }]))
}
