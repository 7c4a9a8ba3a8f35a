import { stockQuery } from '@pf/contract'
import type { StockLine, StockPage, StockQuery, StockSortColumn } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { containsPattern } from '../contains-pattern.ts'
import { lotJson, stateOf } from '../part-number/part-number-rows.ts'

type Wanted = ReturnType<typeof stockQuery.parse>

interface SortValue {
  /** Never null: no price and no known quantity stand at the end, no vendor at the beginning. */
  readonly value: SQL
  readonly type: SQL
  readonly ofPartNumber: boolean
}

/** What each column sorts by. */
const sortValues: Record<StockSortColumn, SortValue> = {
  partNumber: { value: sql`known.text_key`, type: sql`text`, ofPartNumber: true },
  vendor: { value: sql`coalesce(known.vendor_key, '')`, type: sql`text`, ofPartNumber: true },
  warehouse: { value: sql`warehouse.name_key`, type: sql`text`, ofPartNumber: false },
  quantity: { value: sql`coalesce(line.quantity, 'infinity')`, type: sql`numeric`, ofPartNumber: false },
  price: { value: sql`coalesce(line.price, 'infinity')`, type: sql`numeric`, ofPartNumber: false },
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

/**
 * The page's lines are picked first, with no more tables than the choice needs, and told in full then. One line more than the page holds
 * tells whether there is another page.
 */
async function selectStockLines(
  db: Queryable,
  { sort, descending, cursor, limit }: Wanted,
  { where, needsPartNumber }: StockFilter,
): Promise<(StockLine & { key: string })[]> {
  const { value, type, ofPartNumber } = sortValues[sort]
  const past =
    cursor === undefined
      ? sql`true`
      : sql`(${value}, line.id) ${descending ? sql`<` : sql`>`} (${cursor.key}::${type}, ${cursor.id}::bigint)`
  const direction = descending ? sql`desc` : sql`asc`
  const { rows } = await db.execute<StockLine & { key: string } & Record<string, unknown>>(sql`
    with picked as (
      select line.*, ${value} as key, warehouse.name as warehouse, part.import_id
      ${activeLines(needsPartNumber || ofPartNumber)}
      where ${where} and ${past}
      order by ${value} ${direction}, line.id ${direction}
      limit ${limit + 1}
    )
    select picked.id::text as id, known.part_number as "partNumber", known.vendor, known.description as name, ${stateOf} as state,
           ${lotJson} as lot, picked.warehouse, picked.quantity, picked.at_least as "atLeast", picked.price, picked.currency,
           stock_import.as_of::text as "asOf", picked.key::text as key
    from picked
    join pricing.part_number known on known.id = picked.part_number_id
    join pricing.stock_import on stock_import.id = picked.import_id
    left join pricing.lot on lot.id = known.lot_id and not known.is_ignored
    order by picked.key ${direction}, picked.id ${direction}`)
  return rows
}

async function countStockLines(db: Queryable, { where, needsPartNumber, needsLine }: StockFilter): Promise<number> {
  const { rows } = await db.execute<{ total: number }>(
    needsLine
      ? sql`select count(*)::int as total ${activeLines(needsPartNumber)} where ${where}`
      : sql`
        select coalesce(sum(part.lines), 0)::int as total
        from pricing.warehouse join pricing.warehouse_import part on part.id = warehouse.active_import_id
        where ${where}`,
  )
  return rows[0]?.total ?? 0
}

function activeLines(withPartNumber: boolean): SQL {
  return sql`
    from pricing.warehouse
    join pricing.warehouse_import part on part.id = warehouse.active_import_id
    join pricing.stock_line line on line.warehouse_import_id = part.id
    ${withPartNumber ? sql`join pricing.part_number known on known.id = line.part_number_id` : sql``}`
}

interface StockFilter {
  readonly where: SQL
  readonly needsPartNumber: boolean
  /** Whether it asks anything of a line or its part number. */
  readonly needsLine: boolean
}

function stockFilter({ warehouseIds, search, mapped, inStock }: Wanted): StockFilter {
  const ofWarehouse = warehouseIds && sql`warehouse.id = any(${`{${warehouseIds.join(',')}}`}::int[])`
  const ofLine =
    inStock === undefined
      ? undefined
      : inStock
        ? sql`(line.quantity is null or line.quantity > 0)`
        : sql`line.quantity <= 0`
  const ofSearch = search ? sql`known.search_text like ${containsPattern(search)}` : undefined
  const ofLot =
    mapped === undefined
      ? undefined
      : mapped
        ? sql`known.lot_id is not null and not known.is_ignored`
        : sql`(known.lot_id is null or known.is_ignored)`
  const conditions = [ofWarehouse, ofLine, ofSearch, ofLot].filter((condition) => condition !== undefined)
  const needsPartNumber = ofSearch !== undefined || ofLot !== undefined
  return {
    where: conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `),
    needsPartNumber,
    needsLine: needsPartNumber || ofLine !== undefined,
  }
}
