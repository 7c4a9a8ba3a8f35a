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
  `select ${taskColumns}, now()::timestamptz(3) as now from tasks.task t
   where t.id = $1 and t.attempt = $2 and t.status = 'running' for update`,
)

interface Fence {
  readonly taskId: string
  readonly attempt: number
}

/** The task, locked, if this attempt still has it (I3). */
export async function lockAttempt(sql: Sql, { taskId, attempt }: Fence): Promise<LockedTask | undefined> {
  const [row] = await lockRunning(sql, [taskId, attempt])
  return row
}
