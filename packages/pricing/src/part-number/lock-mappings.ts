import { partNumberErrors } from '@pf/contract'
import { hasSqlState } from '@pf/database'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'

/** PostgreSQL's word for a lock that was waited for too long. */
const lockNotAvailable = '55P03'

/**
 * Lets one transaction at a time decide about part numbers; readers and stock imports are not held up. To be called before any of them is read,
 * and before any LOT or item of a bundle is written: so two of them never wait for each other.
 */
export async function lockMappings(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pricing.lock_mappings()`)
}

/**
 * As `lockMappings`, for somebody who waits for the answer: a long import may hold the lock, and whoever waits for it holds one of the few
 * connections of the process.
 * @throws TaskError mappingsBusy after 3 s
 */
export async function lockMappingsSoon(tx: Queryable): Promise<void> {
  await tx.execute(sql`set local lock_timeout = '3s'`)
  try {
    await lockMappings(tx)
  } catch (error) {
    if (hasSqlState(error, lockNotAvailable)) throw partNumberErrors.mappingsBusy()
    throw error
  }
  await tx.execute(sql`set local lock_timeout to default`)
}
