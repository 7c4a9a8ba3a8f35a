import type { Permission } from '@pf/contract'
import type { Actor } from '@pf/task-contract'
import { can } from '../access.ts'
import { ProblemError, problem } from './problem.ts'

/** @throws ProblemError 403 when the actor lacks the permission */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!can(actor, permission))
    throw new ProblemError(problem(403, 'FORBIDDEN', `This takes the permission ${permission}`))
}
