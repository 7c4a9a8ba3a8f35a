import { stockQuery } from '@pf/contract'
import type { StockLine, StockPage, StockQuery, StockSortColumn } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

type Wanted = ReturnType<typeof stockQuery.parse>

/** What each column sorts by: a value that is never null, and its type. No price and no known quantity stand at the end. */
const sortValues: Record<StockSortColumn, { readonly value: SQL; readonly type: SQL }> = {
  partNumber: { value: sql`known.text_key`, type: sql`text` },
  vendor: { value: sql`coalesce(known.vendor_key, '')`, type: sql`text` },
  warehouse: { value: sql`warehouse.name_key`, type: sql`text` },
  quantity: { value: sql`coalesce(line.quantity, 'infinity')`, type: sql`numeric` },
  price: { value: sql`coalesce(line.price, 'infinity')`, type: sql`numeric` },
}

/** A page of the lines that are in stock now, over the warehouses' active imports. They are counted with the first page alone. */
export async function listStock(db: Queryable, query: StockQuery): Promise<StockPage> {
  const wanted = stockQuery.parse(query)
  const filter = stockFilter(wanted)
  const lines = await selectStockLines(db, wanted, filter)
  const total = wanted.cursor?.total ?? (await countStockLines(db, filter))
  const page = lines.slice(0, wanted.limit)
  const last = page.at(-1)
  return {
    lines: page.map(({ key: _, ...line }) => line),
    nextCursor: lines.length > page.length && last !== undefined ? { key: last.key, id: last.id, total } : null,
    total,
  }
}

/** One line more than the page holds tells whether there is another page. */
async function selectStockLines(
  db: Queryable,
  { sort, descending, cursor, limit }: Wanted,
  filter: SQL,
): Promise<(StockLine & { key: string })[]> {
  const { value, type } = sortValues[sort]
  const past =
    cursor === undefined
      ? sql`true`
      : sql`(${value}, line.id) ${descending ? sql`<` : sql`>`} (${cursor.key}::${type}, ${cursor.id}::bigint)`
  const direction = descending ? sql`desc` : sql`asc`
  const { rows } = await db.execute<StockLine & { key: string } & Record<string, unknown>>(sql`
    select line.id::text as id, known.part_number as "partNumber", known.vendor, known.description as name, lot.name as lot,
           warehouse.name as warehouse, line.quantity, line.at_least as "atLeast", line.price, line.currency,
           stock_import.as_of::text as "asOf", (${value})::text as key
    ${stockLines}
    join pricing.stock_import on stock_import.id = part.import_id
    left join pricing.lot on lot.id = known.lot_id
    where ${filter} and ${past}
    order by ${value} ${direction}, line.id ${direction}
    limit ${limit + 1}`)
  return rows
}

async function countStockLines(db: Queryable, filter: SQL): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(sql`select count(*)::int as total ${stockLines} where ${filter}`)
  return rows[0]?.total ?? 0
}

const stockLines = sql`
    from pricing.warehouse
    join pricing.warehouse_import part on part.id = warehouse.active_import_id
    join pricing.stock_line line on line.warehouse_import_id = part.id
    join pricing.part_number known on known.id = line.part_number_id`

function stockFilter({ warehouseIds, search, mapped, inStock }: Wanted): SQL {
  const conditions = [
    warehouseIds && sql`warehouse.id = any(${`{${warehouseIds.join(',')}}`}::int[])`,
    search && sql`known.search_text like ${`%${escapeLike(search.toLowerCase())}%`}`,
    mapped === undefined ? undefined : mapped ? sql`known.lot_id is not null` : sql`known.lot_id is null`,
    inStock === undefined
      ? undefined
      : inStock
        ? sql`(line.quantity is null or line.quantity > 0)`
        : sql`line.quantity <= 0`,
  ].filter((condition) => condition !== undefined && condition !== '')
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`)
}
