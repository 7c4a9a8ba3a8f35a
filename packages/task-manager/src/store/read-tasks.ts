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
    select * from unnest($1::uuid[], $2::int[], $3::int[]) as a(id, version, place)
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
  select ${taskColumns}, nullif(waits.place, 0) as ahead
  from asked join tasks.task t using (id) left join places p on p.id = t.id cross join lateral (
    select case when t.status = 'queued' and t.due_at <= now() then least(coalesce(p.ahead, 99), 99)::int else 0 end as place
  ) waits
  where t.version > asked.version or (t.status <> 'running' and (t.status <> 'queued' or waits.place is distinct from asked.place))`,
)

/** What is known of a task already. */
interface Known {
  readonly id: string
  /** 0: nothing. */
  readonly version: number
  /** How many were before it, if that version waits. */
  readonly ahead?: number | null
}

/**
 * Those of the tasks that have changed since the version known of each; those that wait, if their place is another; and those that have
 * ended, whatever their version: a crash of PostgreSQL may have taken back progress that was read before, and its versions.
 */
export async function readTasks(sql: Sql, known: readonly Known[]): Promise<PlacedTask[]> {
  return read(sql, [
    known.map(({ id }) => id),
    known.map(({ version }) => version),
    known.map(({ ahead }) => (ahead === undefined ? null : (ahead ?? 0))),
  ])
}
