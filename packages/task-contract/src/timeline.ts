import type { Actor } from './actor.ts'
import type { Failure } from './task-error.ts'
import type { Message } from './message.ts'

/** How an attempt ended without ending its task. */
export type RequeueReason = 'failure' | 'worker_lost' | 'handback'

/** What happened to a task, oldest first. */
export type TimelineEvent = { readonly at: string; readonly attempt: number } & (
  | { readonly kind: 'submitted'; readonly by: Actor }
  | { readonly kind: 'started'; readonly worker: string }
  | { readonly kind: 'progress'; readonly progress: number; readonly message: Message | null }
  | { readonly kind: 'log'; readonly level: LogLevel; readonly text: string; readonly data: unknown }
  | { readonly kind: 'requeued'; readonly reason: RequeueReason; readonly error: Failure | null }
  | { readonly kind: 'completed' }
  | { readonly kind: 'failed'; readonly error: Failure }
  | { readonly kind: 'cancelled'; readonly by: Actor }
)

export const logLevels = ['info', 'warn', 'error'] as const
export type LogLevel = (typeof logLevels)[number]
