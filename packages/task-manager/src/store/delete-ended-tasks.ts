import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

const remove = statement<{ readonly count: number }>(
  'deleteEndedTasks',
  `with old as (
    select id from tasks.task
    where type = $1 and done_at < now() - $2::int * interval '1 day' and not needs_cleanup
    order by done_at limit $3 for update skip locked
  ), events as (
    delete from tasks.task_event where task_id in (select id from old)
  ), steps as (
    delete from tasks.task_step where task_id in (select id from old)
  ), keys as (
    delete from tasks.submission_key where task_id in (select id from old)
  ), gone as (
    delete from tasks.task where id in (select id from old) returning id
  )
  select count(*)::int as count from gone`,
)

/** Deletes a batch of the tasks of a type that ended before their retention, with all that belongs to them; answers how many. */
export async function deleteEndedTasks(
  sql: Sql,
  { type, retentionDays, limit }: { type: string; retentionDays: number; limit: number },
): Promise<number> {
  const [row] = await remove(sql, [type, retentionDays, limit])
  return row?.count ?? 0
}
