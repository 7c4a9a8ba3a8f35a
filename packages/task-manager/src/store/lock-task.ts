import { statement } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

type LockedTask = TaskRow & { readonly now: Date }

const lockFree = statement<LockedTask>(
  'lockTaskIfFree',
  `select ${taskColumns}, now()::timestamptz(3) as now from tasks.task t
   where t.id = $1 and t.job_id = $2 and t.status in ('queued', 'running') for update skip locked`,
)

/** The live task of this job, locked until the transaction ends, and the database's time; nothing when another transaction holds it. */
export async function lockTaskIfFree(
  sql: Sql,
  { taskId, jobId }: { taskId: string; jobId: string },
): Promise<LockedTask | undefined> {
  const [row] = await lockFree(sql, [taskId, jobId])
  return row
}

const lockRunning = statement<LockedTask>(
  'lockAttempt',
  // The advisory lock comes after the row's: who only waits for the row must not be taken for its holder.
  `with t as materialized (
    select * from tasks.task where id = $1 and attempt = $2 and status = 'running' for update
  )
  select ${taskColumns}, now()::timestamptz(3) as now, pg_advisory_xact_lock_shared(${holderKey('t.id', 't.attempt')}) from t`,
)

/** What a transaction that holds an attempt's row is found by. */
function holderKey(id: string, attempt: string): string {
  return `hashtextextended('task ' || ${id} || ' ' || ${attempt}, 0)`
}

interface Fence {
  readonly taskId: string
  readonly attempt: number
}

/** The task, locked, if this attempt still has it (I3); `breakOffAttempt` ends the transaction. */
export async function lockAttempt(sql: Sql, { taskId, attempt }: Fence): Promise<LockedTask | undefined> {
  const [row] = await lockRunning(sql, [taskId, attempt])
  return row
}

const breakOff = statement<{ readonly ended: boolean }>(
  'breakOffAttempt',
  `select pg_terminate_backend(pid) as ended from pg_locks
   where locktype = 'advisory' and granted and objsubid = 1
     and database = (select oid from pg_database where datname = current_database())
     and (classid::bigint << 32 | objid::bigint) = ${holderKey('$1::uuid', '$2::int')}`,
)

/**
 * Ends the connection that holds an attempt's row, be it in a statement, idle, or of a process that is no more: what its transaction wrote is undone. By the
 * connection that is kept apart, for the work may have used up the pool.
 */
export async function breakOffAttempt({ urgent }: { urgent: Sql }, { taskId, attempt }: Fence): Promise<void> {
  await breakOff(urgent, [taskId, attempt])
}
