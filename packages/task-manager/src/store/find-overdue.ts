import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

type Overdue = {
  /** A job was not renewed in time, or has been held for longer than any attempt may take. */
  readonly overdue: boolean
  /** A job was handed over as lost and waits to be dealt with. */
  readonly handedOver: boolean
}

const find = statement<Overdue>(
  'findOverdue',
  `select
    exists (
      select from task_queue.queue q join task_queue.job j on j.name = q.name
      where j.state = 'active'
        and least(j.heartbeat_on + j.heartbeat_seconds * interval '1 s', j.started_on + j.expire_seconds * interval '1 s') < now()
    ) as overdue,
    exists (select from task_queue.job j where j.name = 'task_lost' and j.state < 'active') as "handedOver"`,
)

/** Whether there is anything to judge: pg-boss's own pass is a dozen statements, this is one. */
export async function findOverdue(sql: Sql): Promise<Overdue> {
  const [row] = await find(sql, [])
  return row ?? { overdue: false, handedOver: false }
}
