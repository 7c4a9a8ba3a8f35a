import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

const find = statement<{ readonly type: string }>(
  'findDueTypes',
  `select q.type from unnest($1::text[]) as q(type)
   where exists (
     select from task_queue.job j where j.name = q.type and j.state < 'active' and not j.blocked and j.start_after <= now())`,
)

/** Those of the types that have a job to claim now. */
export async function findDueTypes(sql: Sql, types: readonly string[]): Promise<string[]> {
  return (await find(sql, [types])).map(({ type }) => type)
}
