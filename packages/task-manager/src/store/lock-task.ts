import { statement } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

type LockedTask = TaskRow & { readonly now: Date }

const lock = statement<LockedTask>(
  'lockTask',
  `select ${taskColumns}, now()::timestamptz(3) as now from tasks.task t where t.id = $1 for update`,
)

/** The task, locked until the transaction ends, and the database's time. */
export async function lockTask(sql: Sql, id: string): Promise<LockedTask | undefined> {
  const [row] = await lock(sql, [id])
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
