import type { Registry, Task } from '@pf/task-contract'
import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { TasksApi } from './tasks-api.ts'
import { settle } from './version-gate.ts'

/** What is remembered of tasks on this page. */
export interface TaskCache<R extends Registry> {
  /** Remembers what was answered, unless something newer is known. */
  readonly remember: (tasks: readonly Task<R>[]) => void
  /** Has all lists asked for again. */
  readonly refreshLists: () => Promise<void>
  readonly keyOf: (id: string) => QueryKey
}

export function createTaskCache<R extends Registry>(
  queryClient: QueryClient,
  { tasks: keys }: TasksApi<R>,
): TaskCache<R> {
  const keyOf = (id: string): QueryKey => keys.get.queryOptions({ id }).queryKey
  return {
    keyOf,
    remember: (tasks) => {
      for (const task of tasks) {
        queryClient.setQueryData<Task<R>>(keyOf(task.id), (shown) => settle(shown, task))
      }
    },
    // The first part of a key names the procedure; without the input it stands for all lists.
    refreshLists: () => queryClient.invalidateQueries({ queryKey: keys.list.queryOptions({}).queryKey.slice(0, 1) }),
  }
}
