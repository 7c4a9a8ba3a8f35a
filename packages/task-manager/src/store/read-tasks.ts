import { statement } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

/** A task with its place in the queue, which changes without the task. */
export type PlacedTask = TaskRow & {
  /** Tasks that are claimed before this one, up to 99; null where it waits for none. */
  readonly ahead: number | null
}

const read = statement<PlacedTask>(
  'readTasks',
  `with asked as (
    select * from unnest($1::uuid[], $2::int[]) as a(id, version)
  ), lanes as (
    select distinct t.type, t.lane, t.serial from tasks.task t join asked using (id)
    where t.status = 'queued' and t.due_at <= now()
  ), places as (
    select h.id, row_number() over (partition by l.type, l.lane order by h.priority desc, h.due_at, h.id) - 1
      + case when l.serial then
          (select count(*) from tasks.task r where r.status = 'running' and r.type = l.type and r.lane = l.lane) else 0 end as ahead
    from lanes l cross join lateral (
      select q.id, q.priority, q.due_at from tasks.task q
      where q.status = 'queued' and q.type = l.type and q.lane = l.lane and q.due_at <= now()
      order by q.priority desc, q.due_at, q.id limit 100
    ) h
  )
  select ${taskColumns},
    case when t.status = 'queued' and t.due_at <= now() then nullif(least(coalesce(p.ahead, 99), 99), 0)::int end as ahead
  from asked join tasks.task t using (id) left join places p on p.id = t.id
  where t.version > asked.version or t.status <> 'running'`,
)

/**
 * Those of the tasks that have changed since the version known of each (0: none); those that wait, whose place may have; and those that have
 * ended, whatever their version: a crash of PostgreSQL may have taken back progress that was read before, and its versions.
 */
export async function readTasks(sql: Sql, known: readonly { id: string; version: number }[]): Promise<PlacedTask[]> {
  return read(sql, [known.map(({ id }) => id), known.map(({ version }) => version)])
}
