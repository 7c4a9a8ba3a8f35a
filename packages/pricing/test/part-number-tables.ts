import type { Database } from '@pf/database'
import { sql } from 'drizzle-orm'
import { resultOf } from './pricing-world.ts'
import type { PricingWorld, SheetRows } from './pricing-world.ts'

export interface StoredPartNumber extends Record<string, unknown> {
  readonly id: number
  readonly partNumber: string
  readonly lot: string | null
  readonly isIgnored: boolean
  readonly isPrimary: boolean
  readonly isPostponed: boolean
  readonly isAmbiguous: boolean
  readonly replacedById: number | null
  readonly description: string
  readonly version: number
  readonly decisionId: number | null
}

/** All part numbers as they are stored, in the order of their ids. */
export async function storedPartNumbers({ db }: Database): Promise<StoredPartNumber[]> {
  const { rows } = await db.execute<StoredPartNumber>(sql`
    select known.id::int as id, part_number as "partNumber", lot.name as lot, is_ignored as "isIgnored", is_primary as "isPrimary",
           postponed_at is not null as "isPostponed", is_ambiguous as "isAmbiguous", replaced_by_id::int as "replacedById",
           coalesce(known.description, '') as description, known.version, decision_id::int as "decisionId"
    from pricing.part_number known left join pricing.lot on lot.id = known.lot_id
    order by known.id`)
  return rows
}

/** The LOTs whose part numbers that are not ignored have no primary one, or several: there must be none. */
export async function lotsWithoutOnePrimary({ db }: Database): Promise<unknown[]> {
  const { rows } = await db.execute(sql`
    select lot_id, count(*) filter (where is_primary) as primaries
    from pricing.part_number where lot_id is not null
    group by lot_id
    having count(*) filter (where is_primary) <> (case when bool_and(is_ignored) then 0 else 1 end)
       or bool_or(is_primary and is_ignored)`)
  return rows
}

/** Imports rows of part number, vendor, name, price and two quantities; the survey that follows has ended then. */
export async function importPartNumbers(world: PricingWorld, rows: SheetRows, currency = 'RUB'): Promise<void> {
  const header = ['Part number', 'Vendor', 'Name', 'Price', 'Moscow', 'Petersburg']
  const fileId = await world.uploadRows([header, ...rows])
  const mapping = {
    sheet: 'Stock',
    headerRow: 1,
    columns: { partNumber: 0, vendor: 1, name: 2, price: 3 },
    quantities: { Moscow: 4, Petersburg: 5 },
    currency,
  }
  resultOf(await world.importFile({ fileId, asOf: '2026-11-24', mapping }))
}
