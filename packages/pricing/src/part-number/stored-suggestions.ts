import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { exactCandidates } from './exact-candidates.ts'
import { idList } from './id-list.ts'
import { affixVariants } from './learned-affixes.ts'

/** The part numbers whose exact candidates a decision about others may have changed, and these: a query of ids. */
export function affectedPartNumbers(decided: readonly number[]): SQL {
  return sql`
    with decided as (select id, vendor_key, folded_key from pricing.part_number where id = any(${idList(decided)}))
    select id from decided
    union
    select known.id from decided join pricing.part_number known on known.folded_key = decided.folded_key
    union
    select known.id
    from decided cross join lateral (${affixVariants(sql`decided`)}) variant
    join pricing.part_number known on known.folded_key = variant.key and known.vendor_key = decided.vendor_key`
}

/** Keeps the best candidate of the exact stages with each of the part numbers that wait. @param which a query of ids */
export async function storeSuggestions(tx: Queryable, which: SQL): Promise<void> {
  await tx.execute(sql`
    with wanted as materialized (
      select listed.part_number_id as id
      from (${which}) which join pricing.unmapped_part_number listed on listed.part_number_id = which.id
    ), best as (
      select distinct on (part_number_id) * from (${exactCandidates(sql`select id from wanted`)}) candidate
      order by part_number_id, score desc, lot_id
    )
    update pricing.unmapped_part_number listed
    set suggested_id = best.mapped_id, suggested_score = best.score, suggested_reason = best.reason, suggested_affix = best.affix
    from wanted left join best on best.part_number_id = wanted.id
    where listed.part_number_id = wanted.id
      and (listed.suggested_id, listed.suggested_score, listed.suggested_reason, listed.suggested_affix)
        is distinct from (best.mapped_id, best.score, best.reason, best.affix)`)
}

/** Forgets the candidates that lead to no LOT any more. */
export async function dropDeadSuggestions(tx: Queryable): Promise<void> {
  await tx.execute(sql`
    update pricing.unmapped_part_number listed
    set suggested_id = null, suggested_score = null, suggested_reason = null, suggested_affix = null
    where listed.suggested_id is not null and not exists (
      select from pricing.part_number mapped
      where mapped.id = listed.suggested_id and mapped.lot_id is not null and not mapped.is_ignored)`)
}
