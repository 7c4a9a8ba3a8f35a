/** What a person may do. Every task definition and every procedure names one. */
export const permissions = [
  'books:read',
  'books:write',
  'files:write',
  'lots:read',
  'lots:write',
  'partnumbers:read',
  'partnumbers:write',
  'stock:read',
  'stock:write',
  'system:write',
  'tasks:read',
] as const

export type Permission = (typeof permissions)[number]

export const roles = ['administrator'] as const
export type Role = (typeof roles)[number]

/** The permissions of each role. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  administrator: permissions,
}
