import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

const lock = statement('lockLanes', `select pg_advisory_xact_lock(hashtextextended('tasks ' || $1, 0))`)

/**
 * Locks the lanes of a serial type until the transaction ends, so that its tasks are claimed one after the other: two claims at once skip
 * each other's job, and the second of a lane would overtake the first.
 */
export async function lockLanes(sql: Sql, type: string): Promise<void> {
  await lock(sql, [type])
}
