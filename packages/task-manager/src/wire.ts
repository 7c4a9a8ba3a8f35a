import type { Registry, Task, TimelineEvent } from '@pf/task-contract'
import { pollAfterMs } from './decide/poll-after.ts'
import type { PlacedTask } from './store/read-tasks.ts'
import type { readTimeline } from './store/read-timeline.ts'

/** A task as clients see it, with what is computed at read. */
export function toTask<R extends Registry>(row: PlacedTask): Task<R> {
  const task = {
    id: row.id,
    type: row.type,
    input: row.input,
    subject: row.subject,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    startedAt: row.startedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    progress: row.progress,
    message: row.message,
    attempt: row.attempt,
    failures: row.failures,
    losses: row.losses,
    retryOf: row.retryOf,
    version: row.version,
    status: row.status,
    doneAt: row.doneAt?.toISOString() ?? null,
    pollAfterMs: pollAfterMs(row),
    ...(row.status === 'queued' ? { ahead: row.ahead } : {}),
    ...(row.status === 'completed' ? { result: row.result } : {}),
    ...(row.status === 'error' ? { error: row.error } : {}),
  }
  // Input, messages, result and error were built or parsed by the definition of the row's type before they were stored (I6).
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return task as unknown as Task<R>
}

/** An event of a timeline as clients see it. */
export function toTimelineEvent(row: Awaited<ReturnType<typeof readTimeline>>[number]): TimelineEvent {
  const event = { at: row.at.toISOString(), attempt: row.attempt, kind: row.kind, ...row.data }
  // Each statement that writes an event writes the data of its kind.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return event as unknown as TimelineEvent
}
