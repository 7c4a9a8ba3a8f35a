import type { partNumberFilter, PartNumberTab } from '@pf/contract'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { containsPattern } from '../contains-pattern.ts'
import { keyText } from './part-number-key.ts'

/** What a query over part numbers reads: `known` is the part number, `listed` its row of the list of those that wait. */
export interface FilteredPartNumbers {
  readonly from: SQL
  readonly where: SQL
}

const listed = sql`pricing.unmapped_part_number listed join pricing.part_number known on known.id = listed.part_number_id`
const all = sql`pricing.part_number known`

const tabs: Record<PartNumberTab, FilteredPartNumbers> = {
  unmapped: { from: listed, where: sql`true` },
  suggested: { from: listed, where: sql`listed.suggested_id is not null` },
  mapped: { from: all, where: sql`known.lot_id is not null and not known.is_ignored` },
  ignored: { from: all, where: sql`known.is_ignored` },
  checkAgain: {
    from: all,
    where: sql`(known.postponed_at is not null or known.is_ambiguous) and not known.is_ignored`,
  },
}

export function filterPartNumbers({
  tab,
  vendor,
  warehouseId,
  lotId,
  search,
}: ReturnType<typeof partNumberFilter.parse>): FilteredPartNumbers {
  const { from, where } = tabs[tab]
  const conditions = [
    where,
    vendor === undefined ? undefined : ofVendor(keyText(vendor)),
    warehouseId === undefined ? undefined : isInStock(warehouseId),
    lotId === undefined ? undefined : sql`known.lot_id = ${lotId}`,
    search ? sql`known.search_text like ${containsPattern(search)}` : undefined,
  ].filter((condition) => condition !== undefined)
  return { from, where: sql.join(conditions, sql` and `) }
}

function ofVendor(key: string): SQL {
  return key === '' ? sql`known.vendor_key is null` : sql`known.vendor_key = ${key}`
}

function isInStock(warehouseId: number): SQL {
  return sql`exists (
    select from pricing.warehouse join pricing.stock_line line on line.warehouse_import_id = warehouse.active_import_id
    where warehouse.id = ${warehouseId} and line.part_number_id = known.id and (line.quantity is null or line.quantity > 0))`
}
