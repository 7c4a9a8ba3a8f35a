import { statement } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

const update = statement<TaskRow>(
  'markTaskRunning',
  `with t as (
    update tasks.task
    set status = 'running', attempt = attempt + 1, started_at = coalesce(started_at, now()), updated_at = now(),
      progress = 0, message = null, version = version + 1
    where id = $1 and job_id = $2 and status = 'queued'
    returning *
  ), event as (
    insert into tasks.task_event (task_id, attempt, kind, data)
    select id, attempt, 'started', json_build_object('worker', $3::text) from t
  )
  select ${taskColumns} from t`,
)

/** queued → running, the next attempt. Returns undefined when the task does not wait for this job: nothing may run then. */
export async function markTaskRunning(
  sql: Sql,
  claim: { taskId: string; jobId: string; worker: string },
): Promise<TaskRow | undefined> {
  const [row] = await update(sql, [claim.taskId, claim.jobId, claim.worker])
  return row
}
