import type { Actor } from '@pf/task-contract'
import { procedure, router } from './procedure.ts'

/** What a client must know of the system it talks to. */
export interface SystemInfo {
  readonly version: string
  /** The business time zone, an IANA name. */
  readonly timeZone: string
  /** The calendar day now, in that zone. */
  readonly today: string
  readonly baseCurrency: string
  readonly maxUploadBytes: number
  readonly actor: Actor
}

export interface SystemLookup {
  info(): Promise<Omit<SystemInfo, 'actor'>>
  /** Whether nobody has entered or imported anything yet. */
  isEmpty(): Promise<boolean>
}

export function createSystemRouter(system: SystemLookup) {
  return router({
    info: procedure('tasks:read').query(async ({ ctx }): Promise<SystemInfo> => ({
      ...(await system.info()),
      actor: ctx.actor,
    })),
    isEmpty: procedure('tasks:read').query((): Promise<boolean> => system.isEmpty()),
  })
}
