import {
  decideInput,
  describeInput,
  mapInput,
  partNumberErrors,
  setPrimaryInput,
  setReplacedByInput,
} from '@pf/contract'
import type {
  DecideInput,
  DecisionKind,
  DecisionOutcome,
  DescribeInput,
  MapInput,
  SetPrimaryInput,
  SetReplacedByInput,
} from '@pf/contract'
import type { Database, Queryable } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { idList } from './id-list.ts'
import { selectPartNumberRows } from './part-number-rows.ts'
import { readSeen } from './seen-part-numbers.ts'
import type { SeenPartNumber } from './seen-part-numbers.ts'
import { lockMappingsSoon } from './lock-mappings.ts'
import { applyDecision, beginDecision, mapPartNumbers } from './write-decision.ts'

/** Rows that the answer to a decision shows. */
export const shownRows = 50
/** Code points of a description (docs/pricing-rules.md, Keys). */
const longestDescription = 10_000

type Kind = Extract<DecisionKind, 'unmap' | 'ignore' | 'unignore' | 'later'>

/** What each kind makes of a part number, and what it must be. An ignored one keeps its LOT, and gets it back when it is taken back. */
const kinds: Record<Kind, { check: (seen: SeenPartNumber) => void; lot: SQL; isIgnored: SQL; postponedAt: SQL }> = {
  unmap: {
    check: ({ lotId, isPostponed, partNumber }) => {
      if (lotId === null && !isPostponed) throw partNumberErrors.notMapped({ partNumber })
    },
    lot: sql`null::int`,
    isIgnored: sql`known.is_ignored`,
    postponedAt: sql`null::timestamptz`,
  },
  ignore: {
    check: () => undefined,
    lot: sql`known.lot_id`,
    isIgnored: sql`true`,
    postponedAt: sql`null::timestamptz`,
  },
  unignore: {
    check: ({ isIgnored, partNumber }) => {
      if (!isIgnored) throw partNumberErrors.notIgnored({ partNumber })
    },
    lot: sql`known.lot_id`,
    isIgnored: sql`false`,
    postponedAt: sql`null::timestamptz`,
  },
  later: {
    check: ({ lotId, isIgnored, partNumber }) => {
      if (lotId !== null || isIgnored) throw partNumberErrors.alreadyDecided({ partNumber })
    },
    lot: sql`null::int`,
    isIgnored: sql`false`,
    postponedAt: sql`now()`,
  },
}

/** Maps part numbers, each to its LOT: all of them or none. @throws TaskError of `partNumberErrors`; ZodError */
export function mapSeen(database: Database, by: Actor, input: MapInput): Promise<DecisionOutcome> {
  const { items } = mapInput.parse(input)
  return database.transaction(async (tx) => {
    await lockMappingsSoon(tx)
    await readSeen(tx, items)
    await refuseMissingLots(
      tx,
      items.map(({ lotId }) => lotId),
    )
    const decisionId = await beginDecision(tx, { kind: 'map', how: wayOf(items), by, taskId: null })
    const rows = JSON.stringify(items.map(({ id, lotId }) => ({ id, lot_id: lotId })))
    const ids = await mapPartNumbers(
      tx,
      decisionId,
      sql`select id, lot_id, null::text as description from jsonb_to_recordset(${rows}::jsonb) as item(id bigint, lot_id int)`,
    )
    return outcome(tx, decisionId, ids)
  })
}

/** Unmaps, ignores, takes back or postpones part numbers: all of them or none. @throws TaskError of `partNumberErrors`; ZodError */
export function decideSeen(
  database: Database,
  by: Actor,
  { kind, input }: { kind: Kind; input: DecideInput },
): Promise<DecisionOutcome> {
  const { items } = decideInput.parse(input)
  return database.transaction(async (tx) => {
    await lockMappingsSoon(tx)
    for (const seen of (await readSeen(tx, items)).values()) kinds[kind].check(seen)
    const decisionId = await beginDecision(tx, { kind, how: wayOf(items), by, taskId: null })
    const wanted = wantedBy(kind, sql`known.id = any(${idList(items.map(({ id }) => id))})`)
    return outcome(tx, decisionId, await applyDecision(tx, decisionId, wanted))
  })
}

/** What a decision of this kind makes of part numbers, for `applyDecision`. @param which a condition on `known` */
export function wantedBy(kind: Kind, which: SQL): SQL {
  const { lot, isIgnored, postponedAt } = kinds[kind]
  return sql`
    select known.id, ${lot} as lot_id, ${isIgnored} as is_ignored, ${postponedAt} as postponed_at, known.replaced_by_id, known.description
    from pricing.part_number known where ${which}`
}

/** Makes a part number stand for its LOT; the one that did steps down. @throws TaskError of `partNumberErrors`; ZodError */
export function setPrimary(database: Database, by: Actor, input: SetPrimaryInput): Promise<DecisionOutcome> {
  const item = setPrimaryInput.parse(input)
  return database.transaction(async (tx) => {
    await lockMappingsSoon(tx)
    const seen = (await readSeen(tx, [item])).get(item.id)
    if (seen === undefined) throw partNumberErrors.partNumberNotFound(item)
    const { partNumber, lotId, isIgnored } = seen
    if (lotId === null) throw partNumberErrors.notMapped({ partNumber })
    if (isIgnored) throw partNumberErrors.isIgnored({ partNumber })
    const decisionId = await beginDecision(tx, { kind: 'setPrimary', how: 'single', by, taskId: null })
    const both = sql`known.id = ${item.id}::bigint or (known.lot_id = ${lotId} and known.is_primary)`
    const ids = await applyDecision(tx, decisionId, unchanged(both))
    await tx.execute(sql`
      update pricing.part_number known set is_primary = (known.id = ${item.id}::bigint) where ${both}`)
    return outcome(tx, decisionId, ids)
  })
}

/** Names what is sold in place of a part number, or nothing. It keeps its LOT. @throws TaskError of `partNumberErrors`; ZodError */
export function setReplacedBy(database: Database, by: Actor, input: SetReplacedByInput): Promise<DecisionOutcome> {
  const { replacedById, ...item } = setReplacedByInput.parse(input)
  return database.transaction(async (tx) => {
    await lockMappingsSoon(tx)
    const { partNumber } = (await readSeen(tx, [item])).get(item.id) ?? { partNumber: '' }
    if (replacedById === item.id) throw partNumberErrors.replacedByItself({ partNumber })
    if (replacedById !== null) await refuseCircle(tx, { id: item.id, partNumber, replacedById })
    const decisionId = await beginDecision(tx, { kind: 'setReplacedBy', how: 'single', by, taskId: null })
    const wanted = sql`
      select known.id, known.lot_id, known.is_ignored, known.postponed_at, ${replacedById}::bigint as replaced_by_id, known.description
      from pricing.part_number known where known.id = ${item.id}::bigint`
    return outcome(tx, decisionId, await applyDecision(tx, decisionId, wanted))
  })
}

/** Changes what a part number is described as. @throws TaskError of `partNumberErrors`; ZodError */
export function describePartNumber(database: Database, by: Actor, input: DescribeInput): Promise<DecisionOutcome> {
  const { description, ...item } = describeInput.parse(input)
  return database.transaction(async (tx) => {
    await lockMappingsSoon(tx)
    const { partNumber } = (await readSeen(tx, [item])).get(item.id) ?? { partNumber: '' }
    const { length } = Array.from(description)
    if (length > longestDescription) throw partNumberErrors.descriptionTooLong({ partNumber, length })
    const decisionId = await beginDecision(tx, { kind: 'describe', how: 'single', by, taskId: null })
    const wanted = sql`
      select known.id, known.lot_id, known.is_ignored, known.postponed_at, known.replaced_by_id, ${description} as description
      from pricing.part_number known where known.id = ${item.id}::bigint`
    return outcome(tx, decisionId, await applyDecision(tx, decisionId, wanted))
  })
}

function unchanged(which: SQL): SQL {
  return sql`
    select known.id, known.lot_id, known.is_ignored, known.postponed_at, known.replaced_by_id, known.description
    from pricing.part_number known where ${which}`
}

async function refuseMissingLots(tx: Queryable, lotIds: readonly number[]): Promise<void> {
  const { rows } = await tx.execute<{ id: number }>(sql`
    select wanted.id from unnest(${`{${lotIds.join(',')}}`}::int[]) wanted(id)
    where not exists (select from pricing.lot where lot.id = wanted.id)
    limit 1`)
  const [missing] = rows
  if (missing !== undefined) throw partNumberErrors.mappedLotMissing({ lotId: missing.id })
}

/** @throws TaskError replacedInCircle, partNumberNotFound of the replacement */
async function refuseCircle(
  tx: Queryable,
  { id, partNumber, replacedById }: { id: number; partNumber: string; replacedById: number },
): Promise<void> {
  const { rows } = await tx.execute<{ partNumber: string; isCircle: boolean }>(sql`
    with recursive chain(id) as (
      select ${replacedById}::bigint
      union
      select known.replaced_by_id from chain join pricing.part_number known on known.id = chain.id
      where known.replaced_by_id is not null
    )
    select replacement.part_number as "partNumber", exists (select from chain where chain.id = ${id}::bigint) as "isCircle"
    from pricing.part_number replacement
    where replacement.id = ${replacedById}::bigint
      and not exists (select from pricing.stock_import found where found.id = replacement.import_id and found.completed_at is null)`)
  const [replacement] = rows
  if (replacement === undefined) throw partNumberErrors.partNumberNotFound({ id: replacedById })
  if (replacement.isCircle) {
    throw partNumberErrors.replacedInCircle({ partNumber, replacement: replacement.partNumber })
  }
}

function wayOf(items: readonly unknown[]): 'single' | 'bulk' {
  return items.length === 1 ? 'single' : 'bulk'
}

async function outcome(tx: Queryable, decisionId: number, ids: readonly number[]): Promise<DecisionOutcome> {
  return { decisionId, decided: ids.length, partNumbers: await selectPartNumberRows(tx, ids.slice(0, shownRows)) }
}
