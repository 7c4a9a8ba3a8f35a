import { randomUUID } from 'node:crypto'
import type { Transaction } from '@pf/database'
import { defaultRunOptions } from '@pf/task-contract'
import { afterAttempt } from './decide/after-attempt.ts'
import type { AttemptEnd } from './decide/after-attempt.ts'
import { definitionOf } from './engine.ts'
import type { Engine } from './engine.ts'
import { markTaskFailed, markTaskQueued } from './store/end-attempt.ts'
import { limitIdleWaits } from './store/limit-waits.ts'
import { lockAttempt } from './store/lock-task.ts'
import type { TaskRow } from './store/task-row.ts'

/** An end that an attempt, or its loss, brings about; completions and cancellations are written where they happen. */
export type UnfinishedEnd = Exclude<AttemptEnd, { kind: 'completed' | 'cancelled' }>

/**
 * Writes what follows a running attempt: the row, the end of its job and, where it goes on, the next job, in the given transaction. The
 * row must be locked in it.
 */
export async function applyOutcome(
  { engine, tx, locked }: { engine: Engine; tx: Transaction; locked: TaskRow & { now: Date } },
  end: UnfinishedEnd,
): Promise<TaskRow | undefined> {
  const { id: taskId, type, attempt, jobId, priority, serial, lane, now } = locked
  const policy = definitionOf(engine, type)?.run ?? defaultRunOptions
  const outcome = afterAttempt({ task: locked, policy }, end, now)
  await engine.queue.complete(tx, { type, id: jobId })
  if (outcome.status === 'error') return markTaskFailed(tx, { taskId, attempt, ...outcome })
  if (outcome.status !== 'queued') throw new Error(`${end.kind} can't have made task ${taskId} ${outcome.status}`)
  const next = randomUUID()
  const later = outcome.dueAt > now ? { dueAt: outcome.dueAt } : {}
  await engine.queue.send(tx, [{ id: next, type, taskId, priority, serial, lane, ...later }])
  return markTaskQueued(tx, { taskId, attempt, jobId: next, ...outcome })
}

/**
 * Ends an attempt that did not complete. When it no longer has its task (cancelled, or taken for lost), its job alone is ended (I3).
 * Returns the task as it is afterwards, undefined when it was no longer the attempt's.
 */
export async function endAttempt(
  engine: Engine,
  claim: { taskId: string; type: string; attempt: number; jobId: string },
  end: UnfinishedEnd | { kind: 'gone' },
): Promise<TaskRow | undefined> {
  const row = await engine.database.transaction(async (tx) => {
    await limitIdleWaits(tx)
    const locked = end.kind === 'gone' ? undefined : await lockAttempt(tx, claim)
    if (locked !== undefined && end.kind !== 'gone') return applyOutcome({ engine, tx, locked }, end)
    await engine.queue.complete(tx, { type: claim.type, id: claim.jobId })
    return undefined
  })
  if (row !== undefined) engine.copy.put(row)
  return row
}
