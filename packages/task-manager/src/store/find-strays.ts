import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

type StrayTask = { readonly id: string; readonly jobId: string }

const tasks = statement<StrayTask>(
  'findTasksWithoutJob',
  `select * from (
     select t.id, t.job_id as "jobId" from tasks.task t
     where t.status in ('queued', 'running') and t.updated_at < now() - $1::int * interval '1 ms'
       and not exists (select from task_queue.job j where j.name = t.type and j.id = t.job_id and j.state in ('created', 'active'))
     limit 1000
   ) stray order by id`,
)

/** Live tasks that no job will bring to an end, the oldest first; younger ones are left to the handling of losses. */
export async function findTasksWithoutJob(sql: Sql, olderThanMs: number): Promise<StrayTask[]> {
  return tasks(sql, [olderThanMs])
}

type StrayJob = { readonly id: string; readonly type: string }

const jobs = statement<StrayJob>(
  'findJobsWithoutTask',
  `select j.id, j.name as type from task_queue.job j
   where j.state = 'created' and j.name <> 'task_lost'
     and not exists (
       select from tasks.task t
       where t.id = (j.data ->> 'taskId')::uuid and t.job_id = j.id and t.status in ('queued', 'running'))
   limit 1000`,
)

/** Waiting jobs of tasks that have ended. Active ones are left to their worker, or to the judging of losses. */
export async function findJobsWithoutTask(sql: Sql): Promise<StrayJob[]> {
  return jobs(sql, [])
}
