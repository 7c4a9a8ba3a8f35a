import { lotQuery } from '@pf/contract'
import type { LotPage, LotQuery, LotRow, LotSortColumn } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { containsPattern } from '../contains-pattern.ts'

type Wanted = ReturnType<typeof lotQuery.parse>
type Cursor = NonNullable<Wanted['cursor']>

/** What each column sorts by, and the same of the page's last LOT. Names are unique, so each order is a total one. */
const orders: Record<LotSortColumn, { columns: SQL[]; last: (cursor: Cursor) => SQL }> = {
  name: { columns: [sql`lot.name`], last: ({ name }) => sql`(${name})` },
  category: {
    columns: [sql`lot.category`, sql`lot.name`],
    last: ({ category, name }) => sql`(${category}, ${name})`,
  },
}

/** A page of LOTs. They are counted with the first page alone. */
export async function listLots(db: Queryable, query: LotQuery): Promise<LotPage> {
  const wanted = lotQuery.parse(query)
  const filter = lotFilter(wanted)
  const rows = await selectLotRows(db, wanted, filter)
  const total = wanted.cursor?.total ?? (await countLots(db, filter))
  const lots = rows.slice(0, wanted.limit)
  const last = lots.at(-1)
  const more = rows.length > lots.length && last !== undefined
  return { lots, nextCursor: more ? { name: last.name, category: last.category, total } : null, total }
}

/** One LOT more than the page holds tells whether there is another page. */
async function selectLotRows(
  db: Queryable,
  { sort, descending, cursor, limit }: Wanted,
  filter: SQL,
): Promise<LotRow[]> {
  const { columns, last } = orders[sort]
  const past =
    cursor === undefined
      ? sql`true`
      : sql`(${sql.join(columns, sql`, `)}) ${descending ? sql`<` : sql`>`} ${last(cursor)}`
  const direction = descending ? sql`desc` : sql`asc`
  const order = sql.join(
    columns.map((column) => sql`${column} ${direction}`),
    sql`, `,
  )
  const { rows } = await db.execute<LotRow & Record<string, unknown>>(sql`
    with picked as (
      select lot.* from pricing.lot where ${filter} and ${past} order by ${order} limit ${limit + 1}
    )
    select lot.id, lot.name, lot.category, left(lot.description, 200) as description, lot.is_bundle as "isBundle",
           (select count(*)::int from pricing.bundle_item where bundle_id = lot.id) as items,
           (select count(*)::int from pricing.part_number where lot_id = lot.id and not is_ignored) as "partNumbers"
    from picked lot
    order by ${order}`)
  return rows
}

async function countLots(db: Queryable, filter: SQL): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(
    sql`select count(*)::int as total from pricing.lot where ${filter}`,
  )
  return rows[0]?.total ?? 0
}

function lotFilter({ search, category, kind }: Wanted): SQL {
  const conditions = [
    search ? sql`lot.search_text like ${containsPattern(search)}` : undefined,
    category === undefined ? undefined : sql`lot.category = ${category}`,
    kind === undefined ? undefined : kind === 'bundle' ? sql`lot.is_bundle` : sql`not lot.is_bundle`,
  ].filter((condition) => condition !== undefined)
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}
