import { TaskError } from '@pf/task-contract'
import type { MessageParams, TaskRequestErrorCode } from '@pf/task-contract'
import { taskErrorFormatter } from '@pf/task-manager/trpc'
import type { TRPCDefaultErrorShape, TRPCError } from '@trpc/server'
import { ZodError } from 'zod'
import { describeIssues } from '../describe-issues.ts'
import { referenceOf, unexpectedError } from '../error-reference.ts'

/** An error as it goes over the wire. */
export interface ErrorShape extends TRPCDefaultErrorShape {
  data: TRPCDefaultErrorShape['data'] & {
    /** The engine's own code of a refusal. */
    taskCode: TaskRequestErrorCode | null
    /** The domain's own code of a refusal, with what its sentence names. */
    refusal: { readonly code: string; readonly params: MessageParams } | null
    /** Under which an unexpected error stands in the server's log. */
    reference: string | null
  }
}

/** Turns an error into what a client may see: words for people, and of the unexpected ones a reference alone. */
export function formatError(options: { shape: TRPCDefaultErrorShape; error: TRPCError }): ErrorShape {
  const { error } = options
  const shape = taskErrorFormatter(options)
  const reference = error.code === 'INTERNAL_SERVER_ERROR' ? referenceOf(error) : null
  const { cause } = error
  const refusal = reference === null && cause instanceof TaskError ? { code: cause.code, params: cause.params } : null
  const data = { ...shape.data, reference, refusal }
  if (reference !== null) return { ...shape, message: unexpectedError(reference), data }
  if (cause instanceof ZodError) return { ...shape, message: describeIssues(cause.issues), data }
  return { ...shape, data }
}
