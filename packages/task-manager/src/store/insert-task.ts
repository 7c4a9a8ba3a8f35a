import type { Actor } from '@pf/task-contract'
import { statement } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

export interface NewTask {
  readonly id: string
  readonly type: string
  readonly input: unknown
  readonly inputDigest: string
  readonly subject: string | null
  readonly actor: Actor
  readonly retryOf: string | null
  readonly priority: number
  readonly serial: boolean
  readonly lane: string
  readonly coalesces: boolean
  readonly jobId: string
}

const insert = statement<{ readonly id: string; readonly createdAt: Date }>(
  'insertTasks',
  `with t as (
    insert into tasks.task (id, type, status, input, input_digest, subject, created_by, created_by_id, retry_of,
      priority, serial, lane, coalesces, job_id)
    select n.id, n.type, 'queued', n.input, n.digest, n.subject, n.actor, n.actor ->> 'id', n.retry_of,
      n.priority, n.serial, n.lane, n.coalesces, n.job_id
    from unnest($1::uuid[], $2::text[], $3::json[], $4::text[], $5::text[], $6::json[], $7::uuid[], $8::int[], $9::bool[], $10::text[],
      $11::bool[], $12::uuid[]) as n(id, type, input, digest, subject, actor, retry_of, priority, serial, lane, coalesces, job_id)
    order by n.type, n.digest
    on conflict do nothing
    returning id, type, created_at, created_by
  ), event as (
    insert into tasks.task_event (task_id, attempt, kind, data)
    select id, 0, 'submitted', json_build_object('by', created_by) from t
  ), woken as (
    select pg_notify('tasks_queued', type) from (select distinct type from t) types
  )
  select id, created_at as "createdAt", (select count(*) from woken) as woken from t`,
)

/**
 * Stores tasks and wakes the workers at commit. Those are left out whose equal already waits to be coalesced with. All callers insert in
 * one order, for each waits for another's equal until that one commits.
 */
export async function insertTasks(sql: Sql, tasks: readonly NewTask[]): Promise<TaskRow[]> {
  const inputs = tasks.map(({ input }) => JSON.stringify(input))
  const stored = await insert(sql, [
    tasks.map(({ id }) => id),
    tasks.map(({ type }) => type),
    inputs,
    tasks.map(({ inputDigest }) => inputDigest),
    tasks.map(({ subject }) => subject),
    tasks.map(({ actor }) => JSON.stringify(actor)),
    tasks.map(({ retryOf }) => retryOf),
    tasks.map(({ priority }) => priority),
    tasks.map(({ serial }) => serial),
    tasks.map(({ lane }) => lane),
    tasks.map(({ coalesces }) => coalesces),
    tasks.map(({ jobId }) => jobId),
  ])
  const times = new Map(stored.map(({ id, createdAt }) => [id, createdAt]))
  return tasks.flatMap((task, index) => {
    const createdAt = times.get(task.id)
    return createdAt === undefined ? [] : [storedRow(task, inputs[index] ?? '', createdAt)]
  })
}

/** The row as it was stored: reading some thousands of them back would take a quarter of the time that storing them takes. */
function storedRow({ actor, coalesces: _, ...task }: NewTask, input: string, createdAt: Date): TaskRow {
  return {
    ...task,
    input: JSON.parse(input),
    status: 'queued',
    createdAt,
    createdBy: actor,
    startedAt: null,
    updatedAt: createdAt,
    doneAt: null,
    progress: 0,
    message: null,
    result: null,
    error: null,
    attempt: 0,
    failures: 0,
    losses: 0,
    version: 1,
    dueAt: createdAt,
    logged: 0,
  }
}

const find = statement<TaskRow>(
  'lockCoalescing',
  `select ${taskColumns} from tasks.task t
   where t.type = $1 and t.input_digest = $2 and t.coalesces and t.status = 'queued' and t.attempt = 0 for share`,
)

/** The task of this input that waits for its first attempt; it can't begin before this transaction ends, so it will see what that writes. */
export async function lockCoalescing(
  sql: Sql,
  task: { type: string; inputDigest: string },
): Promise<TaskRow | undefined> {
  const [row] = await find(sql, [task.type, task.inputDigest])
  return row
}
