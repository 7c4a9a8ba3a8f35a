import { engineErrors } from '@pf/task-contract'
import type { Failure, RequeueReason, RunOptions } from '@pf/task-contract'
import { backoffMs } from './backoff.ts'

/** Losses after which a task is given up: what kills its worker so often would go on doing so. */
export const maxLosses = 5

/** What is known of a task when an attempt ends. */
export interface EndedAttempt {
  readonly id: string
  readonly attempt: number
  readonly failures: number
  readonly losses: number
}

/** Why an attempt ended. */
export type AttemptEnd =
  | { readonly kind: 'completed' }
  | { readonly kind: 'taskError'; readonly error: Failure }
  | { readonly kind: 'unexpected'; readonly code: 'internal' | 'timeout' | 'invalid_result' }
  | { readonly kind: 'workerLost' }
  | { readonly kind: 'handback' }
  | { readonly kind: 'cancelled' }

interface Counters {
  readonly failures: number
  readonly losses: number
}

/** Where the task goes from there. */
export type Outcome =
  | ({ readonly status: 'completed' | 'cancelled' } & Counters)
  | ({ readonly status: 'error'; readonly error: Failure } & Counters)
  | ({
      readonly status: 'queued'
      readonly reason: RequeueReason
      readonly dueAt: Date
      readonly error: Failure | null
    } & Counters)

/** What a task's own policy says; a host that does not know the type uses the defaults, since losses need neither. */
export type RetryPolicy = Pick<RunOptions, 'maxAttempts' | 'backoff' | 'timeoutMs'>

/**
 * The one rule of what follows an attempt. A TaskError ends the task at once; anything unexpected is repeated with backoff until
 * `maxAttempts` failures; a lost worker is replaced at once until five losses; a handback costs nothing (I5).
 */
export function afterAttempt(
  { task, policy }: { task: EndedAttempt; policy: RetryPolicy },
  end: AttemptEnd,
  now: Date,
): Outcome {
  const { failures, losses } = task
  switch (end.kind) {
    case 'completed':
    case 'cancelled':
      return { status: end.kind, failures, losses }
    case 'taskError':
      return { status: 'error', error: end.error, failures: failures + 1, losses }
    case 'handback':
      return { status: 'queued', reason: 'handback', dueAt: now, error: null, failures, losses }
    case 'workerLost':
      return losses + 1 < maxLosses
        ? { status: 'queued', reason: 'worker_lost', dueAt: now, error: null, failures, losses: losses + 1 }
        : {
            status: 'error',
            error: failureOf(engineErrors.worker_lost({ losses: losses + 1 })),
            failures,
            losses: losses + 1,
          }
    case 'unexpected':
      break
  }
  const error = unexpectedFailure(task, end.code, policy)
  if (failures + 1 >= policy.maxAttempts) return { status: 'error', error, failures: failures + 1, losses }
  const dueAt = new Date(now.getTime() + backoffMs(policy.backoff, failures + 1))
  return { status: 'queued', reason: 'failure', dueAt, error, failures: failures + 1, losses }
}

/** People see a reference; the cause is in the log alone. */
function unexpectedFailure(
  task: EndedAttempt,
  code: 'internal' | 'timeout' | 'invalid_result',
  policy: RetryPolicy,
): Failure {
  const reference = `${task.id}/${task.attempt}`
  if (code === 'timeout')
    return failureOf(engineErrors.timeout({ reference, seconds: Math.round(policy.timeoutMs / 1_000) }))
  return failureOf(engineErrors[code]({ reference }))
}

/** How an error of a task is stored. */
export function failureOf({
  code,
  params,
  message,
}: {
  code: string
  params: Failure['params']
  message: string
}): Failure {
  return { code, params, text: message }
}
