import { bulkInput, bulkLimit, bulkPreviewInput, partNumberErrors } from '@pf/contract'
import type { BulkInput, BulkPreview, BulkPreviewInput, DecisionOutcome } from '@pf/contract'
import type { Database, Queryable } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { shownRows, wantedBy } from './decide.ts'
import { idList } from './id-list.ts'
import { filterPartNumbers } from './part-number-filter.ts'
import { selectPartNumberRows } from './part-number-rows.ts'
import { candidateJson } from './suggest.ts'
import { lockMappingsSoon } from './lock-mappings.ts'
import { applyDecision, beginDecision, mapPartNumbers } from './write-decision.ts'

type Choice = ReturnType<typeof bulkPreviewInput.parse>

const sampleRows = 10

/** How many part numbers a bulk action would decide, and ten of them at random. Decides nothing. */
export async function previewBulk(db: Queryable, input: BulkPreviewInput): Promise<BulkPreview> {
  const choice = bulkPreviewInput.parse(input)
  const { rows } = await db.execute<BulkPreview['sample'][number] & { id: string; count: number; found: number }>(sql`
    with chosen as materialized (${chosen(choice)}),
    sample as materialized (select * from chosen order by random() limit ${sampleRows})
    select known.id, known.part_number as "partNumber", known.vendor, left(coalesce(known.description, ''), 200) as description,
           ${choice.action === 'accept' ? candidateJson(sql`sample`) : sql`null`} as candidate,
           (select count(*)::int from chosen) as count, sample.found
    from sample
    join pricing.part_number known on known.id = sample.id
    ${
      choice.action === 'accept'
        ? sql`join pricing.part_number mapped on mapped.id = sample.mapped_id join pricing.lot on lot.id = mapped.lot_id`
        : sql``
    }`)
  return {
    count: rows[0]?.count ?? 0,
    found: rows[0]?.found ?? 0,
    sample: rows.map(({ count: _, found: _all, ...row }) => ({ ...row, id: Number(row.id) })),
  }
}

/**
 * Maps to their best exact candidates, or ignores, what a filter finds, at most `bulkLimit` of it; one decision, one undo.
 * @throws TaskError bulkChanged unless they are as many as the preview said; ZodError
 */
export function decideInBulk(database: Database, by: Actor, input: BulkInput): Promise<DecisionOutcome> {
  const { choice, count: seen } = bulkInput.parse(input)
  return database.transaction(async (tx) => {
    await lockMappingsSoon(tx)
    const count = await countChosen(tx, choice)
    if (count !== seen) throw partNumberErrors.bulkChanged({ seen, count })
    const accepts = choice.action === 'accept'
    const decisionId = await beginDecision(tx, { kind: accepts ? 'map' : 'ignore', how: 'bulk', by, taskId: null })
    const ids = accepts
      ? await mapPartNumbers(
          tx,
          decisionId,
          sql`
            select chosen.id, chosen.lot_id, null::text as description from (${chosen(choice)}) chosen`,
        )
      : await applyDecision(
          tx,
          decisionId,
          wantedBy('ignore', sql`known.id in (select id from (${chosen(choice)}) chosen)`),
        )
    return { decisionId, decided: ids.length, partNumbers: await selectPartNumberRows(tx, ids.slice(0, shownRows)) }
  })
}

async function countChosen(tx: Queryable, choice: Choice): Promise<number> {
  const { rows } = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from (${chosen(choice)}) chosen`,
  )
  return rows[0]?.count ?? 0
}

/**
 * The part numbers that a bulk action is about: their ids, and those to be mapped with their candidate. A candidate may have lost its LOT since
 * the last survey: it is none then. `found` are all that fit.
 */
function chosen(choice: Choice): SQL {
  const { from, where, order } = filterPartNumbers(choice.filter)
  const fitting =
    choice.action === 'accept'
      ? sql`
      select known.id, count(*) over ()::int as found, mapped.id as mapped_id, mapped.lot_id, listed.suggested_score as score, listed.suggested_reason as reason,
             listed.suggested_affix as affix
      from ${from}
      join pricing.part_number mapped on mapped.id = listed.suggested_id and mapped.lot_id is not null and not mapped.is_ignored
      where ${where} and listed.suggested_score >= ${choice.minScore}::real
        and ${choice.ids === undefined ? sql`true` : sql`known.id = any(${idList(choice.ids)})`}`
      : sql`select known.id, count(*) over ()::int as found from ${from} where ${where} and not known.is_ignored`
  return sql`${fitting} order by ${order} limit ${bulkLimit}`
}
