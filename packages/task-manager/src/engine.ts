import type { Database } from '@pf/database'
import type { Actor, Registry, TaskDefinition } from '@pf/task-contract'
import type { EndedCounts } from './ended-counts.ts'
import type { PollCopy } from './poll-copy.ts'
import type { JobQueue } from './queue.ts'
import type { Admission, TaskLog } from './types.ts'

/** What the parts of one manager share. */
export interface Engine {
  readonly database: Database
  readonly queue: JobQueue
  readonly registry: Registry
  readonly copy: PollCopy
  readonly endedCounts: EndedCounts
  readonly log: TaskLog
  readonly can: (actor: Actor, permission: string) => boolean
  readonly admit: (admission: Admission) => Promise<{ subject: string | null }>
}

/** The definition of a type, if this program knows it. */
export function definitionOf({ registry }: Pick<Engine, 'registry'>, type: string): TaskDefinition | undefined {
  return Object.hasOwn(registry, type) ? registry[type] : undefined
}
