import type { Failure, RequeueReason } from '@pf/task-contract'
import { statement, toJson } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

interface Attempt {
  readonly taskId: string
  readonly attempt: number
}

const complete = statement<TaskRow>(
  'markTaskCompleted',
  `with t as (
    update tasks.task
    set status = 'completed', result = $3, progress = 100, done_at = now(), updated_at = now(), version = version + 1
    where id = $1 and attempt = $2 and status = 'running'
    returning *
  ), event as (
    insert into tasks.task_event (task_id, attempt, kind, data) select id, attempt, 'completed', '{}' from t
  )
  select ${taskColumns} from t`,
)

/** running → completed, if this attempt still has the task (I3). */
export async function markTaskCompleted(sql: Sql, end: Attempt & { result: unknown }): Promise<TaskRow | undefined> {
  const [row] = await complete(sql, [end.taskId, end.attempt, JSON.stringify(end.result)])
  return row
}

const fail = statement<TaskRow>(
  'markTaskFailed',
  `with t as (
    update tasks.task
    set status = 'error', error = $3, failures = $4, losses = $5, needs_cleanup = true, done_at = now(), updated_at = now(),
      version = version + 1
    where id = $1 and attempt = $2 and status = 'running'
    returning *
  ), event as (
    insert into tasks.task_event (task_id, attempt, kind, data)
    select id, attempt, 'failed', json_build_object('error', error) from t
  )
  select ${taskColumns} from t`,
)

/** running → error, if this attempt still has the task (I3); what it staged is to be removed. */
export async function markTaskFailed(
  sql: Sql,
  end: Attempt & { error: Failure; failures: number; losses: number },
): Promise<TaskRow | undefined> {
  const [row] = await fail(sql, [end.taskId, end.attempt, toJson(end.error), end.failures, end.losses])
  return row
}

const requeue = statement<TaskRow>(
  'markTaskQueued',
  `with t as (
    update tasks.task
    set status = 'queued', job_id = $3, due_at = $4, failures = $5, losses = $6, progress = 0, message = null,
      updated_at = now(), version = version + 1
    where id = $1 and attempt = $2 and status = 'running'
    returning *
  ), event as (
    insert into tasks.task_event (task_id, attempt, kind, data)
    select id, attempt, 'requeued', json_build_object('reason', $7::text, 'error', $8::json) from t
  )
  select ${taskColumns}, pg_notify('tasks_queued', t.type) from t`,
)

/** running → queued for another attempt by a new job, if this attempt still has the task (I3). */
export async function markTaskQueued(
  sql: Sql,
  end: Attempt & {
    jobId: string
    dueAt: Date
    failures: number
    losses: number
    reason: RequeueReason
    error: Failure | null
  },
): Promise<TaskRow | undefined> {
  const [row] = await requeue(sql, [
    end.taskId,
    end.attempt,
    end.jobId,
    end.dueAt,
    end.failures,
    end.losses,
    end.reason,
    toJson(end.error),
  ])
  return row
}
