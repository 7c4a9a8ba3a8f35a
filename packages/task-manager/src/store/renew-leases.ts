import { statement } from './statement.ts'
import type { Sql } from './statement.ts'

const renew = statement(
  'renewLeases',
  `update task_queue.job set heartbeat_on = now()
   where (name, id) in (
     select j.name, j.id from task_queue.job j join unnest($1::text[], $2::uuid[]) as own(name, id) using (name, id)
     where j.state = 'active' for update of j skip locked)`,
)

interface Lease {
  readonly type: string
  readonly jobId: string
}

/** Renews leases; one whose job is being ended is left out, for the others must not wait for it. */
export async function renewLeases(sql: Sql, leases: readonly Lease[]): Promise<void> {
  await renew(sql, [leases.map(({ type }) => type), leases.map(({ jobId }) => jobId)])
}
