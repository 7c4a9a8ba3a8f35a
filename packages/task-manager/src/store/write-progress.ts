import type { LogLevel, Message } from '@pf/task-contract'
import { idleLimit } from './limit-waits.ts'
import { statement, toJson } from './statement.ts'
import type { Sql } from './statement.ts'

/** What a handler has said since the last write. */
export interface ProgressWrite {
  readonly taskId: string
  readonly attempt: number
  /** Null when only lines were logged: the task itself does not change then. */
  readonly shown: { readonly percent: number; readonly message: Message | null } | null
  /** A stage that the timeline shows begins with this write. */
  readonly newStage: boolean
  readonly lines: readonly { readonly level: LogLevel; readonly text: string; readonly data: unknown }[]
}

type Written = { readonly version: number; readonly updatedAt: Date }

const write = statement<Written>(
  'writeProgress',
  `with t as (
    update tasks.task
    set progress = coalesce($3, progress), message = case when $3::int is null then message else $4::json end,
      version = version + case when $3::int is null then 0 else 1 end,
      updated_at = case when $3::int is null then updated_at else now() end,
      logged = logged + json_array_length($6::json)
    where id = $1 and attempt = $2 and status = 'running'
    returning *
  ), events as (
    insert into tasks.task_event (task_id, attempt, kind, data)
    select t.id, t.attempt, event.kind, event.data from t cross join lateral (
      select 0 as place, 'progress' as kind, json_build_object('progress', t.progress, 'message', t.message) as data where $5
      union all
      select line.place, 'log', line.value from json_array_elements($6::json) with ordinality as line(value, place)
    ) event
    order by event.place
  )
  select version, updated_at as "updatedAt" from t`,
)

/** Stores progress and log lines, if this attempt still has the task (I3); else returns undefined. */
export async function writeProgress(sql: Sql, progress: ProgressWrite): Promise<Written | undefined> {
  const { taskId, attempt, shown, newStage, lines } = progress
  const [row] = await write(sql, [
    taskId,
    attempt,
    shown?.percent ?? null,
    toJson(shown?.message ?? null),
    newStage,
    JSON.stringify(lines),
  ])
  return row
}

const relax = statement('relaxCommit', `select set_config('synchronous_commit', 'off', true), ${idleLimit}`)

/** Lets the commit of this transaction be lost in a crash: for progress alone, which the next attempt reports anew. As `limitIdleWaits` besides. */
export async function relaxCommit(sql: Sql): Promise<void> {
  await relax(sql, [])
}
