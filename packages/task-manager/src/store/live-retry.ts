import { statement } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

const lock = statement('lockRetries', `select pg_advisory_xact_lock(hashtextextended('task retry ' || $1, 0))`)

/** Lets the task be repeated by one transaction at a time: its row itself may be locked by a cleanup. */
export async function lockRetries(sql: Sql, id: string): Promise<void> {
  await lock(sql, [id])
}

const find = statement<TaskRow>(
  'findLiveRetry',
  `select ${taskColumns} from tasks.task t where t.retry_of = $1 and t.status in ('queued', 'running') limit 1`,
)

/** The task that repeats this one, while it waits or runs. */
export async function findLiveRetry(sql: Sql, id: string): Promise<TaskRow | undefined> {
  const [row] = await find(sql, [id])
  return row
}
