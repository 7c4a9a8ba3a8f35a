import type { Permission } from '@pf/contract'
import type { Actor } from '@pf/task-contract'
import { TRPCError, initTRPC } from '@trpc/server'
import { can } from '../access.ts'
import { formatError } from './format-error.ts'

/** What a procedure knows of its request. */
export interface RequestContext {
  readonly actor: Actor
}

const trpc = initTRPC.context<RequestContext>().create({ errorFormatter: formatError, isDev: false })

export const router = trpc.router

/** The only way to make a procedure: one without a permission does not compile. */
export function procedure(permission: Permission) {
  return trpc.procedure.use(({ ctx, next }) => {
    if (!can(ctx.actor, permission)) {
      throw new TRPCError({
        code: 'FORBIDDEN',
        message: `${ctx.actor.name} may not do this: it takes the permission ${permission}`,
      })
    }
    return next()
  })
}
