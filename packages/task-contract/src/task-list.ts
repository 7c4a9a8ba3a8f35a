import { z } from 'zod'
import { storableText } from './storable-text.ts'
import { taskStatuses } from './status.ts'
import type { TaskStatus } from './status.ts'

/** Which tasks to list, newest first. Filters that are left out do not narrow. */
export const taskListQuery = z.object({
  types: z.array(z.string()).min(1).optional(),
  statuses: z.array(z.enum(taskStatuses)).min(1).optional(),
  /** Id of an actor. */
  createdBy: storableText.optional(),
  createdFrom: z.iso.datetime({ offset: true }).optional(),
  /** Exclusive. */
  createdBefore: z.iso.datetime({ offset: true }).optional(),
  /** Words of the task's subject, anywhere in it, or its id. */
  text: storableText.trim().min(1).max(200).optional(),
  /** Only the caller's own, whose end nobody was told of yet; live ones included. */
  unacknowledged: z.boolean().optional(),
  /** `nextCursor` of the page before. */
  cursor: z.string().optional(),
  limit: z.int().min(1).max(200).default(50),
})

export type TaskListQuery = z.input<typeof taskListQuery>

export interface TaskPage<T> {
  readonly tasks: readonly T[]
  readonly nextCursor: string | null
  /** Of all tasks that the caller may read: live ones exactly, final ones of the last 24 hours. */
  readonly counts: Readonly<Record<TaskStatus, number>>
}
