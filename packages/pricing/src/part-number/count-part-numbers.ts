import type { PartNumberCounts } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { partNumberTabQueries } from './part-number-filter.ts'

/** How many part numbers are on each tab, and the part of the stock value that waits for a LOT. */
export async function countPartNumbers(db: Queryable): Promise<PartNumberCounts> {
  const { unmapped, suggested, mapped, ignored, checkAgain } = partNumberTabQueries
  const { rows } = await db.execute<PartNumberCounts & Record<string, unknown>>(sql`
    select (${unmapped.count}) as unmapped, (${suggested.count}) as suggested, (${mapped.count}) as mapped,
           (${ignored.count}) as ignored, (${checkAgain.count}) as "checkAgain",
           ((select coalesce(sum(stock_value), 0) from pricing.unmapped_part_number)
             / nullif((select sum(lines) from pricing.stock_currency), 0))::float8 as "waitingShare"`)
  const [counts] = rows
  if (counts === undefined) throw new Error('The counts have not come back')
  return counts
}
