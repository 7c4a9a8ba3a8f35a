import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** A LOT or, of a bundle with items, one of its items. */
export interface ExportedLotRow extends Record<string, unknown> {
  readonly name: string
  /** Category and description are told in the first row of a LOT. */
  readonly category: string
  readonly description: string
  readonly isBundle: boolean
  readonly item: string | null
  /** Decimal. */
  readonly quantity: string | null
}

/** LOTs that are read at once; with the longest descriptions some 10 MB. */
const pageLots = 500

/** All LOTs by name, a page at a time. In one transaction with one snapshot they belong together. */
export async function* readLotRows(db: Queryable): AsyncGenerator<ExportedLotRow[]> {
  for (let after = ''; ;) {
    const rows = await selectLotRows(db, after)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = last.name
  }
}

async function selectLotRows(db: Queryable, after: string): Promise<ExportedLotRow[]> {
  const { rows } = await db.execute<ExportedLotRow>(sql`
    with page as (select * from pricing.lot where name > ${after} order by name limit ${pageLots})
    select page.name, page.is_bundle as "isBundle", item.name as item, trim_scale(part.quantity)::text as quantity,
           case when is_first then page.category else '' end as category,
           case when is_first then page.description else '' end as description
    from page
    left join lateral (
      select lot_id, quantity, row_number() over (order by lot_id) = 1 as is_first_item
      from pricing.bundle_item where bundle_id = page.id
    ) part on true
    left join pricing.lot item on item.id = part.lot_id
    cross join lateral (select coalesce(is_first_item, true) as is_first) first
    order by page.name, is_first desc, item.name`)
  return rows
}
