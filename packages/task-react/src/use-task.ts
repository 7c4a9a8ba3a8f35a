import type { Registry, Task, TaskDefinition, TaskOf } from '@pf/task-contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { isMissing, isRefusal } from './refusal.ts'
import { createTaskCache } from './task-cache.ts'
import { taskQuery } from './task-query.ts'
import type { TasksApi } from './tasks-api.ts'

/** A task as it is known now. */
export interface TaskAnswer<T> {
  /** Undefined until the first answer. */
  readonly task: T | undefined
  /** There is no such task, or it is of another type. */
  readonly missing: boolean
  /** The server is lost and asked again at intervals; what is shown may be old. */
  readonly reconnecting: boolean
  /** A refusal other than "missing"; null otherwise. */
  readonly refusal: unknown
}

interface UseTaskOptions<R extends Registry> {
  readonly api: TasksApi<R>
  /** Undefined: nothing to watch. */
  readonly id: string | undefined
  /** What a list has told already. */
  readonly initial?: Task<R> | undefined
}

/** Watches a task until it is final. */
export function useWatchedTask<R extends Registry>({ api, id, initial }: UseTaskOptions<R>): TaskAnswer<Task<R>> {
  const cache = createTaskCache(useQueryClient(), api)
  const { data, error, failureCount } = useQuery<Task<R>>({
    ...taskQuery<R>(cache.keyOf(id ?? ''), () => api.client.tasks.get.query({ id: id ?? '' })),
    enabled: id !== undefined,
    ...(initial === undefined ? {} : { initialData: initial }),
  })
  const refused = isRefusal(error)
  return {
    task: data,
    missing: isMissing(error),
    reconnecting: failureCount > 0 && !refused,
    refusal: refused && !isMissing(error) ? error : null,
  }
}

/** The answer as one of a definition's own tasks. */
export function asTaskOf<D extends TaskDefinition>(
  definition: D,
  answer: TaskAnswer<{ readonly type: string }>,
): TaskAnswer<TaskOf<D>> {
  const { task, ...rest } = answer
  if (task === undefined) return { ...rest, task: undefined }
  return isTaskOf(definition, task) ? { ...rest, task } : { ...rest, task: undefined, missing: true }
}

/** Narrows a task to the type that a definition declares. */
export function isTaskOf<D extends TaskDefinition>(definition: D, task: { readonly type: string }): task is TaskOf<D> {
  return task.type === definition.type
}
