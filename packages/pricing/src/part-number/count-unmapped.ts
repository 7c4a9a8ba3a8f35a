import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** Part numbers that wait for a LOT: neither mapped nor ignored. Those that an unfinished import has found are not there yet. */
export async function countUnmapped(db: Queryable): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from pricing.part_number
    where lot_id is null and not is_ignored
      and (import_id is null or import_id in (select id from pricing.stock_import where completed_at is not null))`)
  return rows[0]?.count ?? 0
}
