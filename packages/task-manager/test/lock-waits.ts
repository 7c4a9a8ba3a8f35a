import type { TestDatabase } from '@pf/database/testing'

/** How many connections of this database wait for a lock. */
export async function lockWaits({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`
    select count(distinct pid)::int as count from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database()`)
  return rows[0]?.count ?? 0
}
