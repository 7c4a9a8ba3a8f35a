import { statement } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

const find = statement<TaskRow>(
  'findTaskByKey',
  `select ${taskColumns} from tasks.task t where t.type = $1 and t.created_by_id = $2 and t.idempotency_key = $3`,
)

/** The task that an earlier submission with this idempotency key made. */
export async function findTaskByKey(
  sql: Sql,
  key: { type: string; actorId: string; idempotencyKey: string },
): Promise<TaskRow | undefined> {
  const [row] = await find(sql, [key.type, key.actorId, key.idempotencyKey])
  return row
}
