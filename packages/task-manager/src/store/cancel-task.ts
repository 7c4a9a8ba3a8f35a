import type { Actor } from '@pf/task-contract'
import { statement, toJson } from './statement.ts'
import type { Sql } from './statement.ts'
import { taskColumns } from './task-row.ts'
import type { TaskRow } from './task-row.ts'

const cancel = statement<TaskRow>(
  'cancelTask',
  `with t as (
    update tasks.task
    set status = 'cancelled', needs_cleanup = attempt > 0, done_at = now(), updated_at = now(), version = version + 1
    where id = $1 and status in ('queued', 'running')
    returning *
  ), event as (
    insert into tasks.task_event (task_id, attempt, kind, data)
    select id, attempt, 'cancelled', json_build_object('by', $2::json) from t
  )
  select ${taskColumns} from t`,
)

/**
 * queued or running → cancelled. The row alone: a claim locks the job and then the row, and a cancel the other way round deadlocks with it.
 * Returns undefined when the task has ended already, or is unknown.
 */
export async function cancelTask(sql: Sql, { id, actor }: { id: string; actor: Actor }): Promise<TaskRow | undefined> {
  const [row] = await cancel(sql, [id, toJson(actor)])
  return row
}
