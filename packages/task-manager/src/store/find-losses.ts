import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

export type Loss = {
  readonly handoverId: string
  readonly jobId: string
  readonly taskId: string
  /** The attempt that was lost; null when its own end was written first, or the task was cancelled. */
  readonly attempt: number | null
}

const find = statement<Loss>(
  'findLosses',
  `select j.id as "handoverId", j.source_id as "jobId", j.data ->> 'taskId' as "taskId", t.attempt
   from task_queue.job j
   left join tasks.task t on t.id = (j.data ->> 'taskId')::uuid and t.job_id = j.source_id and t.status = 'running'
   where j.name = 'task_lost' and j.state = 'created'
   order by j.created_on
   limit 1000`,
)

/** The jobs that pg-boss has handed over as lost, the oldest first, with the tasks that still run by them. */
export async function findLosses(sql: Sql): Promise<Loss[]> {
  return find(sql, [])
}
