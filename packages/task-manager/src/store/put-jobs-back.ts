import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

// As pg-boss's own `restore`, which it keeps for itself.
const putBack = statement(
  'putJobsBack',
  `update task_queue.job set state = 'created', started_on = null, heartbeat_on = null
   where name = $1 and id = any($2::uuid[]) and state = 'active'`,
)

/** Lets jobs that this transaction has claimed wait again, in their place. */
export async function putJobsBack(
  sql: Sql,
  { type, jobIds }: { type: string; jobIds: readonly string[] },
): Promise<void> {
  await putBack(sql, [type, jobIds])
}
