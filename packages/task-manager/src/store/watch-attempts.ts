import type { TaskStatus } from '@pf/task-contract'
import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

type WatchedAttempt = { readonly id: string; readonly attempt: number; readonly status: TaskStatus }

const watch = statement<WatchedAttempt>(
  'watchAttempts',
  `select id, attempt, status from tasks.task where id = any($1::uuid[])`,
)

/** What became of the tasks that a worker runs. */
export async function watchAttempts(sql: Sql, ids: readonly string[]): Promise<WatchedAttempt[]> {
  return watch(sql, [ids])
}
