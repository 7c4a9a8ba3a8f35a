import type { LeftOutPartNumber } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { mappedPartNumbers } from './mapped-part-numbers.ts'

/** Part numbers that a result names; all of them are counted. */
const leftOutShown = 100

/** Mapped part numbers that a book can't hold. */
export interface LeftOut {
  readonly ambiguous: number
  readonly emptyBundle: number
  /** Their different texts. */
  readonly texts: number
  /** The first ones, by text and vendor. */
  readonly named: readonly LeftOutPartNumber[]
}

/** Counts and names the part numbers whose text leads to more than one LOT, and those of bundles without items. Needs `noteSharedTexts`. */
export async function selectLeftOut(db: Queryable): Promise<LeftOut> {
  const { rows } = await db.execute<LeftOut & Record<string, unknown>>(sql`
    with empty_bundle as (
      select id from pricing.lot
      where is_bundle and not exists (select from pricing.bundle_item where bundle_id = lot.id)
    ), ambiguous_text as (
      select text_key from shared_text where told_id is null
    ), left_out as materialized (
      select text_key, vendor_key, part_number, vendor, 'ambiguous' as reason
      from ${mappedPartNumbers} mapped
      join ambiguous_text using (text_key)
      union all
      select text_key, vendor_key, part_number, vendor, 'emptyBundle'
      from ${mappedPartNumbers} mapped
      join empty_bundle on empty_bundle.id = mapped.lot_id
      where not exists (select from ambiguous_text where ambiguous_text.text_key = mapped.text_key)
    ), named as (
      select * from left_out order by text_key, vendor_key nulls first limit ${leftOutShown}
    )
    select count(*) filter (where reason = 'ambiguous')::int as ambiguous,
           count(*) filter (where reason = 'emptyBundle')::int as "emptyBundle",
           count(distinct text_key)::int as texts,
           (select coalesce(json_agg(json_build_object('partNumber', part_number, 'vendor', vendor, 'reason', reason)
              order by text_key, vendor_key nulls first), '[]') from named) as named
    from left_out`)
  const [leftOut] = rows
  if (leftOut === undefined) throw new Error('The count of what is left out has not come back')
  return leftOut
}
