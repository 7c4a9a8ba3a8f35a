import { suggestQuery } from '@pf/contract'
import type { MappingCandidate, Suggestions, SuggestQuery } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { exactCandidates } from './exact-candidates.ts'
import { idList } from './id-list.ts'
import { isThere } from './part-number-rows.ts'
import { similarCandidates } from './similar-candidates.ts'

/** Candidates of one part number at most. */
const most = 5

/** LOTs that part numbers may belong to, each with its score and its reason. Maps nothing. */
export async function suggestLots(db: Queryable, query: SuggestQuery): Promise<Suggestions> {
  const { ids } = suggestQuery.parse(query)
  const wanted = sql`select known.id from pricing.part_number known where known.id = any(${idList(ids)}) and ${isThere}`
  const { rows } = await db.execute<{ id: string; candidates: MappingCandidate[] }>(sql`
    with wanted as materialized (${wanted}),
    candidate as (
      select distinct on (part_number_id, lot_id) *
      from ((${exactCandidates(sql`select id from wanted`)}) union all ${similarCandidates(sql`select id from wanted`)}) candidate
      order by part_number_id, lot_id, score desc, mapped_id
    ), placed as (
      select *, row_number() over (partition by part_number_id order by score desc, lot_id) as place from candidate
    )
    select wanted.id,
           coalesce(json_agg(${candidateJson(sql`placed`)} order by placed.place) filter (where placed.place is not null), '[]') as candidates
    from wanted
    left join placed on placed.part_number_id = wanted.id and placed.place <= ${most}
    left join pricing.lot on lot.id = placed.lot_id
    left join pricing.part_number mapped on mapped.id = placed.mapped_id
    group by wanted.id
    order by wanted.id`)
  return { suggestions: rows.map(({ id, candidates }) => ({ id: Number(id), candidates })) }
}

/** A candidate as it goes over the wire. @param candidate its table; those of its `lot` and `mapped` part number are named so */
export function candidateJson(candidate: SQL): SQL {
  return sql`json_build_object(
    'lot', json_build_object('id', lot.id, 'name', lot.name, 'category', lot.category, 'isBundle', lot.is_bundle),
    'score', ${candidate}.score, 'reason', ${candidate}.reason, 'comparedWith', coalesce(mapped.part_number, lot.name),
    'comparedVendor', mapped.vendor, 'affix', ${candidate}.affix)`
}
