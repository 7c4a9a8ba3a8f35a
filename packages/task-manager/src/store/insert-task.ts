import type { Actor } from '@pf/task-contract'
import { statement, toJson } from './statement.ts'
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
  readonly jobId: string
  readonly idempotencyKey: string | null
}

const insert = statement<TaskRow>(
  'insertTask',
  `with t as (
    insert into tasks.task (id, type, status, input, input_digest, subject, created_by, created_by_id, retry_of,
      priority, serial, lane, job_id, idempotency_key)
    values ($1, $2, 'queued', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    on conflict (type, created_by_id, idempotency_key) where idempotency_key is not null do nothing
    returning *
  ), event as (
    insert into tasks.task_event (task_id, attempt, kind, data)
    select id, 0, 'submitted', json_build_object('by', created_by) from t
  )
  select ${taskColumns}, pg_notify('tasks_queued', t.type) from t`,
)

/** Stores a task and wakes the workers at commit. Returns undefined when one of the same type, actor and idempotency key exists. */
export async function insertTask(sql: Sql, task: NewTask): Promise<TaskRow | undefined> {
  const [row] = await insert(sql, [
    task.id,
    task.type,
    JSON.stringify(task.input),
    task.inputDigest,
    task.subject,
    toJson(task.actor),
    task.actor.id,
    task.retryOf,
    task.priority,
    task.serial,
    task.lane,
    task.jobId,
    task.idempotencyKey,
  ])
  return row
}
