import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

type EventRow = { readonly at: Date; readonly attempt: number; readonly kind: string; readonly data: object }

const read = statement<EventRow>(
  'readTimeline',
  `select at, attempt, kind, data from tasks.task_event where task_id = $1 order by id`,
)

/** What happened to a task, oldest first. */
export async function readTimeline(sql: Sql, taskId: string): Promise<EventRow[]> {
  return read(sql, [taskId])
}
