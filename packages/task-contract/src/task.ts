import type { Actor } from './actor.ts'
import type { InputOf, MessageOf, ResultOf, TaskDefinition } from './definition.ts'
import type { Registry } from './registry.ts'
import type { FailureOf, engineErrors } from './task-error.ts'

/** What every task tells, whatever its status. Times are ISO 8601 in UTC, by the database's clock. */
interface TaskFacts<D extends TaskDefinition> {
  /** UUIDv7 */
  readonly id: string
  readonly type: D['type']
  readonly input: InputOf<D>
  /** What the task is about, in the words of its submission (a file's name, say); null where there is nothing to name. */
  readonly subject: string | null
  readonly createdAt: string
  readonly createdBy: Actor
  /** When the first attempt began. */
  readonly startedAt: string | null
  readonly updatedAt: string
  /** Integer 0..100; never falls within an attempt. */
  readonly progress: number
  readonly message: MessageOf<D> | null
  /** Claims so far. */
  readonly attempt: number
  /** Attempts that ended in an unexpected error, a timeout or an invalid result. */
  readonly failures: number
  /** Attempts whose worker was lost. */
  readonly losses: number
  /** The task that this one repeats. */
  readonly retryOf: string | null
  /** Grows at every change; of two answers the one with the lower version is older. */
  readonly version: number
}

interface Waiting {
  readonly status: 'queued'
  /** Tasks that are claimed before this one, counted up to 99; null where it need not wait for others. */
  readonly ahead: number | null
  readonly doneAt: null
  readonly pollAfterMs: number
}
interface Running {
  readonly status: 'running'
  readonly doneAt: null
  readonly pollAfterMs: number
}
interface Completed<D extends TaskDefinition> {
  readonly status: 'completed'
  readonly result: ResultOf<D>
  readonly doneAt: string
  readonly pollAfterMs: null
}
interface Failed<D extends TaskDefinition> {
  readonly status: 'error'
  readonly error: FailureOf<D['errors']> | FailureOf<typeof engineErrors>
  readonly doneAt: string
  readonly pollAfterMs: null
}
interface Cancelled {
  readonly status: 'cancelled'
  readonly doneAt: string
  readonly pollAfterMs: null
}

/** One durable run of a task type, as clients see it; discriminated by `status`. */
export type TaskOf<D extends TaskDefinition> = TaskFacts<D> & (Waiting | Running | Completed<D> | Failed<D> | Cancelled)

/** A task of any of a registry's types; discriminated by `type` and `status`. */
export type Task<R extends Registry = Registry> = { [K in keyof R & string]: TaskOf<R[K]> }[keyof R & string]

/** The answer to a submission: the task itself too, so that nobody has to ask for what was just made. */
export interface Submitted<T = Task> {
  readonly taskId: string
  /** True when an equal submission had made this task before. */
  readonly deduplicated: boolean
  readonly task: T
}

/** A task as a client knows it. */
export interface KnownTask {
  readonly id: string
  /** 0: not at all. */
  readonly version: number
}

/** What became of known tasks; those that are as they were are left out. */
export interface ChangedTasks<T = Task> {
  readonly tasks: readonly T[]
  /** Ids that do not exist, or are none of the caller's business. */
  readonly missing: readonly string[]
}
