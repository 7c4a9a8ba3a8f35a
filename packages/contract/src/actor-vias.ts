import type { Actor } from '@pf/task-contract'

/** How an actor came in, for schemas. */
export const actorVias = ['session', 'key', 'cli', 'local'] as const satisfies readonly Actor['via'][]
