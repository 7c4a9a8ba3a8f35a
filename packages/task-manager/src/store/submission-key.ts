import { statement } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

/** A submission's idempotency key: unique for a type and an actor. */
export interface SubmissionKey {
  readonly type: string
  readonly actorId: string
  readonly key: string
}

const find = statement<TaskRow>(
  'findTaskByKey',
  `select ${taskColumns} from tasks.submission_key k join tasks.task t on t.id = k.task_id
   where k.type = $1 and k.actor_id = $2 and k.key = $3`,
)

/** The task that an earlier submission with this key led to. */
export async function findTaskByKey(sql: Sql, { type, actorId, key }: SubmissionKey): Promise<TaskRow | undefined> {
  const [row] = await find(sql, [type, actorId, key])
  return row
}

const claim = statement<{ readonly key: string }>(
  'claimSubmissionKey',
  `insert into tasks.submission_key (type, actor_id, key, task_id) values ($1, $2, $3, $4) on conflict do nothing returning key`,
)

/** Takes a key for a task; false when an earlier submission has it. Waits for one that is under way. */
export async function claimSubmissionKey(
  sql: Sql,
  { type, actorId, key, taskId }: SubmissionKey & { taskId: string },
): Promise<boolean> {
  return (await claim(sql, [type, actorId, key, taskId])).length > 0
}

const lead = statement(
  'leadSubmissionKey',
  `update tasks.submission_key set task_id = $4 where type = $1 and actor_id = $2 and key = $3`,
)

/** Lets a key lead to another task. */
export async function leadSubmissionKey(
  sql: Sql,
  { type, actorId, key, taskId }: SubmissionKey & { taskId: string },
): Promise<void> {
  await lead(sql, [type, actorId, key, taskId])
}
