import { statement } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

const give = statement<TaskRow>(
  'giveTaskJob',
  `with t as (
    update tasks.task set job_id = $2, version = version + 1, updated_at = now() where id = $1 and status = 'queued' returning *
  )
  select ${taskColumns}, pg_notify('tasks_queued', t.type) from t`,
)

/** Lets a waiting task wait for another job. */
export async function giveTaskJob(sql: Sql, job: { taskId: string; jobId: string }): Promise<TaskRow | undefined> {
  const [row] = await give(sql, [job.taskId, job.jobId])
  return row
}
