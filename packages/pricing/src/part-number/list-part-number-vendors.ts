import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** The vendors that part numbers have, each in one of its spellings, in the order that people read. */
export async function listPartNumberVendors(db: Queryable): Promise<string[]> {
  // From one vendor to the next in the index: they are few, part numbers are many.
  const { rows } = await db.execute<{ vendor: string }>(sql`
    with recursive spelled as (
      (select vendor_key, vendor from pricing.part_number where vendor_key is not null order by vendor_key limit 1)
      union all
      select next.vendor_key, next.vendor
      from spelled
      cross join lateral (
        select vendor_key, vendor from pricing.part_number
        where vendor_key > spelled.vendor_key order by vendor_key limit 1
      ) next
    )
    select vendor from spelled where vendor is not null order by vendor collate "und-x-icu", vendor`)
  return rows.map(({ vendor }) => vendor)
}
