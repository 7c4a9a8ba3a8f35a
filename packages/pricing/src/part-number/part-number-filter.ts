import type { partNumberFilter, PartNumberTab } from '@pf/contract'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { containsPattern, searchedWords } from '../contains-pattern.ts'
import { keyText } from './part-number-key.ts'

/** What a query over part numbers reads: `known` is the part number, `listed` its row of the list of those that wait. */
export interface FilteredPartNumbers {
  readonly from: SQL
  readonly where: SQL
  /** Those worth most first, where any is worth something; told apart by the id. */
  readonly order: SQL
  /** How many there are, a query of one number. */
  readonly count: SQL
}

interface Tab {
  readonly from: SQL
  readonly where: SQL
  /** Those of the whole tab, by what is least to read. */
  readonly count: SQL
  /** Whether its rows are those of the list, which has all that is filtered by. */
  readonly isListed: boolean
}

const listed = sql`pricing.unmapped_part_number listed join pricing.part_number known on known.id = listed.part_number_id`
const known = sql`pricing.part_number known`

export const partNumberTabQueries: Record<PartNumberTab, Tab> = {
  unmapped: {
    from: listed,
    where: sql`true`,
    count: sql`select count(*)::int from pricing.unmapped_part_number`,
    isListed: true,
  },
  suggested: {
    from: listed,
    where: sql`listed.suggested_id is not null`,
    count: sql`select count(*)::int from pricing.unmapped_part_number where suggested_id is not null`,
    isListed: true,
  },
  mapped: {
    from: known,
    where: sql`known.lot_id is not null and not known.is_ignored`,
    // Those with a LOT are counted in their index; ignored ones, which are few, are taken off.
    count: sql`
      select (select count(*)::int from pricing.part_number where lot_id is not null)
        - (select count(*)::int from pricing.part_number where is_ignored and lot_id is not null)`,
    isListed: false,
  },
  ignored: {
    from: known,
    where: sql`known.is_ignored`,
    count: sql`select count(*)::int from pricing.part_number where is_ignored`,
    isListed: false,
  },
  checkAgain: {
    from: known,
    where: sql`(known.postponed_at is not null or known.is_ambiguous) and not known.is_ignored`,
    count: sql`select count(*)::int from pricing.part_number where (postponed_at is not null or is_ambiguous) and not is_ignored`,
    isListed: false,
  },
}

export function filterPartNumbers({
  tab,
  vendor,
  warehouseId,
  lotId,
  search,
}: ReturnType<typeof partNumberFilter.parse>): FilteredPartNumbers {
  const { from, where: ofTab, count, isListed } = partNumberTabQueries[tab]
  const filters = [
    vendor === undefined ? undefined : ofVendor(keyText(vendor), isListed),
    warehouseId === undefined ? undefined : isInStock(warehouseId, isListed),
    lotId === undefined ? undefined : isListed ? sql`false` : sql`known.lot_id = ${lotId}`,
    search ? hasWords(search, isListed) : undefined,
  ].filter((condition) => condition !== undefined)
  const where = sql.join([ofTab, ...filters], sql` and `)
  const counted = isListed ? sql`pricing.unmapped_part_number listed` : from
  return {
    from,
    where,
    order: isListed ? sql`listed.worth desc, known.id` : sql`known.id`,
    count: filters.length === 0 ? count : sql`select count(*)::int from ${counted} where ${where}`,
  }
}

function ofVendor(key: string, isListed: boolean): SQL {
  const column = isListed ? sql`listed.vendor_key` : sql`known.vendor_key`
  return key === '' ? sql`${column} is null` : sql`${column} = ${key}`
}

/** Every word stands somewhere in its text. */
function hasWords(search: string, isListed: boolean): SQL {
  const text = isListed ? sql`listed.search_text` : sql`known.search_text`
  const conditions = searchedWords(search).map((word) => sql`${text} like ${containsPattern(word)}`)
  return sql.join(conditions, sql` and `)
}

function isInStock(warehouseId: number, isListed: boolean): SQL {
  if (isListed) return sql`${warehouseId}::int = any(listed.warehouse_ids)`
  return sql`exists (
    select from pricing.warehouse join pricing.stock_line line on line.warehouse_import_id = warehouse.active_import_id
    where warehouse.id = ${warehouseId} and line.part_number_id = known.id and (line.quantity is null or line.quantity > 0))`
}
