import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

/** Much longer than a claim takes; a process that stopped in the middle of one would else hold up all types of the others. */
const patience = '250ms'

const lock = statement(
  'lockLanes',
  `select set_config('lock_timeout', '${patience}', true), pg_advisory_xact_lock(hashtextextended('tasks ' || $1, 0))`,
)

/**
 * Locks the lanes of a serial type until the transaction ends, so that its tasks are claimed one after the other: two claims at once skip
 * each other's job, and the second of a lane would overtake the first.
 * @throws when somebody else has them for too long
 */
export async function lockLanes(sql: Sql, type: string): Promise<void> {
  await lock(sql, [type])
}
