import type { Database } from '@pf/database'
import { taskStatuses } from '@pf/task-contract'
import { z } from 'zod'
import { doingSchema } from './types.ts'

const task = z.object({
  id: z.string(),
  type: z.string(),
  status: z.enum(taskStatuses),
  attempt: z.int(),
  failures: z.int(),
  losses: z.int(),
  version: z.int(),
  /** What was to be done, with the number of its submission, its lane or the task that it follows. */
  input: doingSchema.extend({
    n: z.int().optional(),
    lane: z.string().optional(),
    of: z.string().optional(),
  }),
  code: z.string().nullable(),
  /** The attempt that wrote its message. */
  by: z.int().nullable(),
})
export type TaskFact = z.output<typeof task>

const event = z.object({
  taskId: z.string(),
  attempt: z.int(),
  kind: z.enum(['submitted', 'started', 'progress', 'log', 'requeued', 'completed', 'failed', 'cancelled']),
  at: z.date().transform((date) => date.getTime()),
  /** Of `started`. */
  worker: z.string().nullable(),
  /** Of `requeued`, or the code of `failed`. */
  reason: z.string().nullable(),
  /** Of `progress` and `log`: the attempt that wrote it. */
  by: z.int().nullable(),
})
export type EventFact = z.output<typeof event>

const effect = z.object({
  taskId: z.string(),
  what: z.string(),
  /** Who wrote it, and who had the task then. */
  attempt: z.int(),
  holder: z.int(),
  status: z.string(),
})
export type EffectFact = z.output<typeof effect>

/** What the database says at the end. */
export interface Facts {
  readonly tasks: readonly TaskFact[]
  /** In the order of their writing, for each task. */
  readonly events: readonly EventFact[]
  readonly effects: readonly EffectFact[]
}

export async function readFacts({ pool }: Database): Promise<Facts> {
  const tasks = await pool.query(`
    select id, type, status, attempt, failures, losses, version, input, error ->> 'code' as code,
      (message -> 'params' ->> 'attempt')::int as by
    from tasks.task`)
  const events = await pool.query(`
    select task_id as "taskId", attempt, kind, at, data ->> 'worker' as worker,
      coalesce(data ->> 'reason', data -> 'error' ->> 'code') as reason,
      coalesce(data -> 'message' -> 'params' ->> 'attempt', data -> 'data' ->> 'attempt')::int as by
    from tasks.task_event order by id`)
  const effects = await pool.query('select task_id as "taskId", attempt, what, holder, status from effect')
  return {
    tasks: z.array(task).parse(tasks.rows),
    events: z.array(event).parse(events.rows),
    effects: z.array(effect).parse(effects.rows),
  }
}
