import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

const acknowledge = statement<{ readonly id: string }>(
  'acknowledgeTasks',
  `update tasks.task set acknowledged_at = now()
   where id = any($1::uuid[]) and created_by_id = $2 and acknowledged_at is null and done_at is not null
   returning id`,
)

/** Marks ends of the actor's tasks as told; of several callers one gets each id. */
export async function acknowledgeTasks(sql: Sql, who: { ids: readonly string[]; actorId: string }): Promise<string[]> {
  return (await acknowledge(sql, [who.ids, who.actorId])).map(({ id }) => id)
}
