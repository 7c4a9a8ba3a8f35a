import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** Whether nobody has entered or imported anything yet. As cheap with a million rows as with none. */
export async function isEmpty(db: Queryable): Promise<boolean> {
  const { rows } = await db.execute<{ empty: boolean }>(sql`
    select not exists (select from pricing.lot) and not exists (select from pricing.part_number)
      and not exists (select from pricing.stock_import) as empty`)
  return rows[0]?.empty === true
}

export interface SystemCounts extends Record<string, unknown> {
  readonly lots: number
  readonly partNumbers: number
  readonly imports: number
}

/** What there is, that of imports under way included. */
export async function countSystem(db: Queryable): Promise<SystemCounts> {
  const { rows } = await db.execute<SystemCounts>(sql`
    select (select count(*)::int from pricing.lot) as lots, (select count(*)::int from pricing.part_number) as "partNumbers",
           (select count(*)::int from pricing.stock_import) as imports`)
  return rows[0] ?? { lots: 0, partNumbers: 0, imports: 0 }
}
