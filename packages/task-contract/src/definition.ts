import type { z } from 'zod'
import type { Message } from './message.ts'
import type { TaskError } from './task-error.ts'

export interface Backoff {
  readonly initialMs: number
  readonly factor: number
  readonly maxMs: number
}

/** `serial`: one runs at a time; with `per`, one at a time for each value of that field of the input. */
export type Concurrency = { readonly mode: 'parallel' } | { readonly mode: 'serial'; readonly per?: string }

/** How a task type runs. What a definition leaves out is taken from `defaultRunOptions`. */
export interface RunOptions {
  /** Failures after which the task ends in error, 1 to 1 000; lost workers and handbacks don't count. */
  readonly maxAttempts: number
  /** The wait before a failed attempt is repeated. */
  readonly backoff: Backoff
  /** Longest time of one attempt; at most 22 hours. */
  readonly timeoutMs: number
  /** Higher ones are claimed first; a whole number, also below 0. */
  readonly priority: number
  /** Whole days that an ended task is kept, from 1 on. */
  readonly retentionDays: number
  readonly concurrency: Concurrency
  /**
   * A submission whose input equals that of a task that still waits for its first attempt gets that task. Never a running one, which may
   * have read already: it waits behind that, at most one for each input.
   */
  readonly coalesce: boolean
}

export const defaultRunOptions: RunOptions = {
  maxAttempts: 3,
  backoff: { initialMs: 1_000, factor: 2, maxMs: 60_000 },
  timeoutMs: 6 * 60 * 60 * 1_000,
  priority: 0,
  retentionDays: 90,
  concurrency: { mode: 'parallel' },
  coalesce: false,
}

type MessageBuilder = (...params: never) => Message
type ErrorBuilder = (...params: never) => TaskError

/** A task type as a value: both sides, the worker's handler and the React component, take their types from it. */
export interface TaskDefinition {
  /** The permanent wire name, snake_case. */
  readonly type: string
  /** English name for logs, command line and REST. */
  readonly title: string
  /** Synchronous, as `result` is: a schema with an asynchronous refinement or transform throws where it is used. Takes what it puts out. */
  readonly input: z.ZodType
  readonly result: z.ZodType
  readonly messages: Readonly<Record<string, MessageBuilder>>
  readonly errors: Readonly<Record<string, ErrorBuilder>>
  readonly permissions: { readonly submit: string; readonly read: string }
  readonly run: RunOptions
}

type TaskSpec = Omit<TaskDefinition, 'run'> & { readonly run?: Partial<RunOptions> }
type Defined<S extends TaskSpec> = Omit<S, 'run'> & { readonly run: RunOptions }

/** The input as the handler gets it: parsed, with defaults filled in. */
export type InputOf<D extends Pick<TaskDefinition, 'input'>> = z.output<D['input']>
/** The input as a client may send it. */
export type SubmittedInputOf<D extends TaskDefinition> = z.input<D['input']>
export type ResultOf<D extends TaskDefinition> = z.output<D['result']>
export type MessageOf<D extends TaskDefinition> = ReturnType<D['messages'][keyof D['messages']]>

/** `run.concurrency.per` names a field of the input. */
type PerInputField<S extends TaskSpec> = {
  readonly run?: { readonly concurrency?: { readonly per?: keyof InputOf<S> & string } }
}

const wholeNumbers = [
  { option: 'maxAttempts', min: 1, max: 1_000 },
  { option: 'priority', min: -1_000_000, max: 1_000_000 },
  { option: 'retentionDays', min: 1, max: 36_500 },
] as const

/**
 * Declares a task type.
 * @throws RangeError on a name that is not snake_case, a timeout that no lease can cover, or a run option out of its range
 */
export function defineTask<const S extends TaskSpec>(spec: S & PerInputField<S>): Defined<S> {
  if (!/^[a-z][a-z0-9_]{0,47}$/.test(spec.type)) {
    throw new RangeError(`A task type is named in snake_case, at most 48 characters; got "${spec.type}"`)
  }
  const run = { ...defaultRunOptions, ...spec.run }
  if (!(run.timeoutMs > 0 && run.timeoutMs <= 22 * 60 * 60 * 1_000)) {
    throw new RangeError(`timeoutMs of "${spec.type}" must be between 1 ms and 22 hours; got ${run.timeoutMs}`)
  }
  for (const { option, min, max } of wholeNumbers) {
    const value = run[option]
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new RangeError(`${option} of "${spec.type}" must be a whole number from ${min} to ${max}; got ${value}`)
    }
  }
  return { ...spec, run }
}
