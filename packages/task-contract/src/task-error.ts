import { mapTexts } from './message.ts'
import type { CallableTexts, MessageParams, ParamsOf, Texts } from './message.ts'

/**
 * A failure that a handler expects: it ends the task at once, with this code, these params and this text, and is not tried again.
 * Anything else that a handler throws is unexpected: it is retried, and people only see a reference.
 */
export class TaskError<Code extends string = string, Params = MessageParams> extends Error {
  override readonly name = 'TaskError'
  readonly code: Code
  readonly params: Params

  constructor({ code, params, text }: Failure<Code, Params>, options?: ErrorOptions) {
    super(text, options)
    this.code = code
    this.params = params
  }
}

export type ErrorBuilders<T extends Texts> = {
  readonly [K in keyof T & string]: (...params: Parameters<T[K]>) => TaskError<K, ParamsOf<T[K]>>
}

/** Declares the errors of a task type: code → English text of typed params. A handler does `throw definition.errors.fileEmpty({ name })`. */
export function defineErrors<const T extends Texts>(texts: T): ErrorBuilders<T>
export function defineErrors(texts: CallableTexts): Record<string, (params?: MessageParams) => TaskError> {
  return mapTexts(texts, (code, params, text) => new TaskError({ code, params, text }))
}

/** Failures of the engine's own, of any task type. */
export const engineErrors = defineErrors({
  internal: ({ reference }: { reference: string }) => `Unexpected error, reference ${reference}`,
  timeout: ({ reference, seconds }: { reference: string; seconds: number }) =>
    `Took longer than the allowed ${seconds} s and was stopped, reference ${reference}`,
  invalid_result: ({ reference }: { reference: string }) => `Unexpected error, reference ${reference}`,
  invalid_input: ({ issues }: { issues: string }) =>
    `The stored input no longer fits this version of the program: ${issues}`,
  worker_lost: ({ losses }: { losses: number }) =>
    `The process that ran this was lost ${losses} times, so it is not tried again. Look at the server's log, then repeat the task`,
})

/** How a failure is stored and sent. */
export interface Failure<Code extends string = string, Params = MessageParams> {
  readonly code: Code
  readonly params: Params
  readonly text: string
}

/** The failures that a set of error builders can make, as a union discriminated by code. */
export type FailureOf<Builders> = {
  [K in keyof Builders]: Builders[K] extends (...params: never) => TaskError<infer C, infer P> ? Failure<C, P> : never
}[keyof Builders]
