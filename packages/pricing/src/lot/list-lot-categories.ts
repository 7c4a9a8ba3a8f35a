import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** The categories that LOTs have, in the order that people read; those without one are left out. */
export async function listLotCategories(db: Queryable): Promise<string[]> {
  const { rows } = await db.execute<{ category: string }>(sql`
    select category from (select distinct category from pricing.lot where category <> '') known
    order by category collate "und-x-icu", category`)
  return rows.map(({ category }) => category)
}
