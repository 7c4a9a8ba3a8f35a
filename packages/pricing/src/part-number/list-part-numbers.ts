import { partNumberQuery, sortsOf } from '@pf/contract'
import type { PartNumberPage, PartNumberQuery, PartNumberSort } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { selectPartNumberRows } from './part-number-rows.ts'
import { filterPartNumbers } from './part-number-filter.ts'
import type { FilteredPartNumbers } from './part-number-filter.ts'

type Wanted = ReturnType<typeof partNumberQuery.parse>

interface Order {
  readonly value: SQL
  readonly type: SQL
  readonly descending: boolean
}

/** What each column sorts by, and the way that is taken unless said. Each is told apart further by the id. */
const orders: Record<PartNumberSort, Order> = {
  worth: { value: sql`listed.worth`, type: sql`numeric`, descending: true },
  partNumber: { value: sql`known.text_key`, type: sql`text`, descending: false },
  lot: { value: sql`lot.name`, type: sql`text`, descending: false },
  decidedAt: { value: sql`coalesce(known.decision_id, 0)`, type: sql`bigint`, descending: true },
}

/** A page of part numbers. They are counted with the first page alone. */
export async function listPartNumbers(db: Queryable, query: PartNumberQuery): Promise<PartNumberPage> {
  const wanted = partNumberQuery.parse(query)
  const filtered = filterPartNumbers(wanted)
  const picked = await selectPage(db, wanted, filtered)
  const total = wanted.cursor?.total ?? (await countFiltered(db, filtered))
  const page = picked.slice(0, wanted.limit)
  const last = page.at(-1)
  return {
    partNumbers: await selectPartNumberRows(
      db,
      page.map(({ id }) => id),
    ),
    nextCursor: picked.length > page.length && last !== undefined ? { ...last, total } : null,
    total,
  }
}

/** One part number more than the page holds tells whether there is another page. */
async function selectPage(
  db: Queryable,
  { tab, sort = sortsOf[tab][0], descending, cursor, limit }: Wanted,
  { from, where }: FilteredPartNumbers,
): Promise<{ id: number; key: string }[]> {
  const order = orders[sort]
  const isDescending = descending ?? order.descending
  const direction = isDescending ? sql`desc` : sql`asc`
  const past =
    cursor === undefined
      ? sql`true`
      : sql`(${order.value}, known.id) ${isDescending ? sql`<` : sql`>`} (${cursor.key}::${order.type}, ${cursor.id}::bigint)`
  const lots = sort === 'lot' ? sql`join pricing.lot on lot.id = known.lot_id` : sql``
  const { rows } = await db.execute<{ id: string; key: string }>(sql`
    select known.id, (${order.value})::text as key
    from ${from} ${lots}
    where ${where} and ${past}
    order by ${order.value} ${direction}, known.id ${direction}
    limit ${limit + 1}`)
  return rows.map(({ id, key }) => ({ id: Number(id), key }))
}

async function countFiltered(db: Queryable, { count }: FilteredPartNumbers): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(sql`select (${count}) as total`)
  return rows[0]?.total ?? 0
}
