import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

/** A process that is stopped between two statements keeps what it locked for so long: a loss is noticed after 10 s, and its task goes on within 15 (I5). */
export const idleLimit = `set_config('idle_in_transaction_session_timeout', '2s', true)`

const limitIdle = statement('limitIdleWaits', `select ${idleLimit}`)
const limitBoth = statement('limitWaits', `select ${idleLimit}, set_config('lock_timeout', $1::int || 'ms', true)`)

/** PostgreSQL's word for a lock that was waited for too long. */
export const lockNotAvailable = '55P03'

/** Ends the transaction when this process leaves it idle: for those of the engine alone, in which no handler's work waits. */
export async function limitIdleWaits(sql: Sql): Promise<void> {
  await limitIdle(sql, [])
}

/** As `limitIdleWaits`; and lets each further statement of the transaction fail with `lockNotAvailable` rather than wait longer for a lock. */
export async function limitWaits(sql: Sql, { lockMs }: { lockMs: number }): Promise<void> {
  await limitBoth(sql, [lockMs])
}
