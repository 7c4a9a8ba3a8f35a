import { rolePermissions, roles } from '@pf/contract'
import type { Role } from '@pf/contract'
import type { Actor } from '@pf/task-contract'

/** Whoever sits at the machine: until there is sign-in, every request is his. */
export const localActor: Actor = { id: 'local', name: 'Local user', role: 'administrator', via: 'local' }

function isRole(role: string): role is Role {
  return roles.some((known) => known === role)
}

/** Whether an actor's role has a permission; a role or permission that is not known has none. */
export function can(actor: Actor, permission: string): boolean {
  if (!isRole(actor.role)) return false
  const granted: readonly string[] = rolePermissions[actor.role]
  return granted.includes(permission)
}

/** Files are their owner's; an administrator may use everybody's. */
export function canUseFile(actor: Actor, file: { readonly ownerId: string }): boolean {
  return file.ownerId === actor.id || actor.role === 'administrator'
}
