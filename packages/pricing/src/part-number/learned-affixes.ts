import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** Characters of an affix at most, and of what it is put to at least: shorter ones are alike by accident. */
const longest = 6
const shortestStem = 5
/** Pairs that it takes to learn from. */
const leastPairs = 3
/** Affixes of a vendor that are tried, those seen most often. */
const perVendor = 8

/** The part numbers that make up pairs. Those of an import under way teach nothing, and neither do ignored ones. */
const known = sql`
  select id, vendor_key, folded_key, lot_id from pricing.part_number
  where vendor_key is not null and not is_ignored
    and (import_id is null or exists (select from pricing.stock_import found where found.id = import_id and found.completed_at is not null))`

/**
 * Learns anew which characters at the end or the beginning of a vendor's part numbers make no other LOT. Evidence are pairs of one vendor's part
 * numbers with and without them, of which one at least is mapped: pairs of the same LOT, of different ones, and those where one still waits.
 */
export async function learnAffixes(tx: Queryable): Promise<void> {
  await tx.execute(sql`delete from pricing.learned_affix`)
  await tx.execute(sql`
    insert into pricing.learned_affix (vendor_key, is_suffix, affix, agree, disagree)
    select vendor_key, is_suffix, affix, agree, disagree
    from (
      select pair.*, row_number() over (partition by vendor_key order by agree + waiting desc, affix, is_suffix) as place
      from (
        select vendor_key, is_suffix, affix, count(*) filter (where longer_lot = shorter_lot)::int as agree,
               count(*) filter (where longer_lot <> shorter_lot)::int as disagree,
               count(*) filter (where longer_lot is null or shorter_lot is null)::int as waiting
        from (${pairs(true)} union all ${pairs(false)}) pairs
        group by vendor_key, is_suffix, affix
      ) pair
      where agree + waiting >= ${leastPairs} and agree + waiting > disagree
    ) ranked
    where place <= ${perVendor}`)
}

function pairs(isSuffix: boolean): SQL {
  const affix = isSuffix ? sql`right(longer.folded_key, n)` : sql`left(longer.folded_key, n)`
  const stem = isSuffix ? sql`left(longer.folded_key, -n)` : sql`right(longer.folded_key, -n)`
  return sql`
    select longer.vendor_key, ${isSuffix}::boolean as is_suffix, ${affix} as affix, longer.lot_id as longer_lot, shorter.lot_id as shorter_lot
    from (${known}) longer
    cross join generate_series(1, ${longest}::int) n
    join (${known}) shorter on shorter.vendor_key = longer.vendor_key and shorter.folded_key = ${stem}
    where length(longer.folded_key) - n >= ${shortestStem} and (longer.lot_id is not null or shorter.lot_id is not null)`
}

/** What a part number would be with and without each of its vendor's affixes: rows (key, is_suffix, affix, agree, disagree). @param of its table alias */
export function affixVariants(of: SQL): SQL {
  return sql`
    select variant.key, learned.is_suffix, learned.affix, learned.agree, learned.disagree
    from pricing.learned_affix learned
    cross join lateral (values
      (case when learned.is_suffix then ${of}.folded_key || learned.affix else learned.affix || ${of}.folded_key end),
      (case when learned.is_suffix and right(${of}.folded_key, length(learned.affix)) = learned.affix
            then left(${of}.folded_key, -length(learned.affix))
            when not learned.is_suffix and starts_with(${of}.folded_key, learned.affix)
            then right(${of}.folded_key, -length(learned.affix)) end)) variant(key)
    where learned.vendor_key = ${of}.vendor_key and length(variant.key) >= ${shortestStem}::int`
}
