import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

const limit = statement('limitLockWaits', `select set_config('lock_timeout', '250ms', true)`)

/** PostgreSQL's word for a lock that was waited for too long. */
export const lockNotAvailable = '55P03'

/** Lets each further statement of the transaction fail rather than wait longer for a lock. */
export async function limitLockWaits(sql: Sql): Promise<void> {
  await limit(sql, [])
}
