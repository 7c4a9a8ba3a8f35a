import type { Permission } from '@pf/contract'
import { TaskError } from '@pf/task-contract'
import { TRPCError } from '@trpc/server'
import { procedure } from './procedure.ts'

export type RefusalStatus = 'NOT_FOUND' | 'CONFLICT' | 'BAD_REQUEST'

/** A procedure that lets refusals of the domain through with their sentence. @param statuses the status of each code of its errors */
export function refusingProcedure(permission: Permission, statuses: Readonly<Record<string, RefusalStatus>>) {
  return procedure(permission).use(async ({ next }) => {
    const answer = await next()
    const refusal = answer.ok ? undefined : answer.error.cause
    const code = refusal instanceof TaskError ? statuses[refusal.code] : undefined
    if (refusal === undefined || code === undefined) return answer
    throw new TRPCError({ code, message: refusal.message, cause: refusal })
  })
}
