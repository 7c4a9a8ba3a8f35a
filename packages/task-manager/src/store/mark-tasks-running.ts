import { statement } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

const update = statement<TaskRow>(
  'markTasksRunning',
  `with free as (
    select id from tasks.task join unnest($1::uuid[], $2::uuid[]) as claim(task_id, by_job) on id = task_id
    where job_id = by_job and status = 'queued'
    for update of task skip locked
  ), t as (
    update tasks.task
    set status = 'running', attempt = attempt + 1, started_at = coalesce(started_at, now()), updated_at = now(),
      progress = 0, message = null, version = version + 1
    where id in (select id from free)
    returning *
  ), event as (
    insert into tasks.task_event (task_id, attempt, kind, data)
    select id, attempt, 'started', json_build_object('worker', $3::text) from t
  )
  select ${taskColumns} from t`,
)

interface ClaimedJob {
  readonly id: string
  readonly taskId: string
}

/**
 * queued → running, the next attempt of each. Those are left out that do not wait for this job, for nothing may run then, and those that another
 * transaction holds.
 */
export async function markTasksRunning(
  sql: Sql,
  { jobs, worker }: { jobs: readonly ClaimedJob[]; worker: string },
): Promise<TaskRow[]> {
  return update(sql, [jobs.map(({ taskId }) => taskId), jobs.map(({ id }) => id), worker])
}

const findWaiting = statement<{ readonly jobId: string }>(
  'findWaitingJobs',
  `select job_id as "jobId" from tasks.task join unnest($1::uuid[], $2::uuid[]) as claim(task_id, by_job) on id = task_id
   where job_id = by_job and status = 'queued'`,
)

/** Which of the jobs have a task that waits for them. */
export async function findWaitingJobs(sql: Sql, jobs: readonly ClaimedJob[]): Promise<ReadonlySet<string>> {
  const rows = await findWaiting(sql, [jobs.map(({ taskId }) => taskId), jobs.map(({ id }) => id)])
  return new Set(rows.map(({ jobId }) => jobId))
}
