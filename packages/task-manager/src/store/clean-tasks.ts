import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

type Unclean = { readonly id: string; readonly type: string }

/** What a task staged may be removed once nobody runs it any more: its last job is no longer active. */
const idle = `t.needs_cleanup and not exists (
  select from task_queue.job j where j.name = t.type and j.id = t.job_id and j.state = 'active')`

const find = statement<Unclean>(
  'findTasksToClean',
  `select t.id, t.type from tasks.task t
   where t.type = any($1::text[]) and t.id <> all($2::uuid[]) and ${idle} order by t.done_at limit 100`,
)

/** Ended tasks of these types, but for some, whose staged rows may still be there. */
export async function findTasksToClean(
  sql: Sql,
  { types, except }: { types: readonly string[]; except: readonly string[] },
): Promise<Unclean[]> {
  return find(sql, [types, except])
}

const lock = statement<Unclean>(
  'lockTaskToClean',
  `select t.id, t.type from tasks.task t where t.id = $1 and ${idle} for update of t skip locked`,
)

/** Locks a task for one batch; undefined when it is clean, still being run, or another process is at it. */
export async function lockTaskToClean(sql: Sql, id: string): Promise<Unclean | undefined> {
  const [row] = await lock(sql, [id])
  return row
}

const mark = statement('markTaskClean', `update tasks.task set needs_cleanup = false where id = $1`)

export async function markTaskClean(sql: Sql, id: string): Promise<void> {
  await mark(sql, [id])
}
