import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { affixVariants } from './learned-affixes.ts'

/**
 * The candidates of the exact stages, which are joins: rows (part_number_id, mapped_id, lot_id, reason, affix, score), the best one of each LOT.
 * A stage that leads to several LOTs divides its score among them, by how many part numbers speak for each.
 *
 * @param wanted a query of ids
 */
export function exactCandidates(wanted: SQL): SQL {
  return sql`
    select distinct on (part_number_id, lot_id) part_number_id, mapped_id, lot_id, reason, affix,
           round((base * count(*) over same_lot / count(*) over stage)::numeric, 2)::real as score
    from (
      select waiting.id as part_number_id, found.*
      from (${wanted}) wanted
      join pricing.part_number waiting on waiting.id = wanted.id
      cross join lateral (
        select mapped.id as mapped_id, mapped.lot_id, '' as affix,
               case when mapped.text_key = waiting.text_key then 'samePartNumber' else 'foldedKey' end as reason,
               case when mapped.text_key = waiting.text_key then 0.99
                    when mapped.vendor_key is not distinct from waiting.vendor_key then 0.96 else 0.9 end as base
        from pricing.part_number mapped
        where mapped.folded_key = waiting.folded_key and waiting.folded_key <> '' and mapped.id <> waiting.id
          and mapped.lot_id is not null and not mapped.is_ignored
        union all
        select mapped.id, mapped.lot_id, variant.affix, case when variant.is_suffix then 'suffix' else 'prefix' end,
               0.98 * (variant.agree + 1) / (variant.agree + variant.disagree + 1.25)
        from (${affixVariants(sql`waiting`)}) variant
        join pricing.part_number mapped on mapped.vendor_key = waiting.vendor_key and mapped.folded_key = variant.key
          and mapped.lot_id is not null and not mapped.is_ignored
      ) found
    ) candidate
    window stage as (partition by part_number_id, reason, affix), same_lot as (partition by part_number_id, reason, affix, lot_id)
    order by part_number_id, lot_id, score desc, mapped_id`
}
