import { isFinal, taskStatuses } from '@pf/task-contract'
import type { Registry, Task } from '@pf/task-contract'
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { backoffMs } from './poll-interval.ts'
import { isRefusal } from './refusal.ts'
import { createTaskCache } from './task-cache.ts'
import { taskQuery } from './task-query.ts'
import type { TasksApi, TasksClient } from './tasks-api.ts'

/** How often a visible tab looks for tasks of its user that it has not seen submitted: those of other tabs and programs. */
const lookAroundMs = 10_000

const untold = { unacknowledged: true, limit: 100 }
const notQueued = taskStatuses.filter((status) => status !== 'queued')

/** The user's own tasks that are live, or ended without anybody having told him. */
export interface OwnTasks<T> {
  /** Newest first; undefined until the first answer. */
  readonly tasks: readonly T[] | undefined
  readonly reconnecting: boolean
  /** Why the server does not tell; null otherwise. */
  readonly refusal: unknown
}

/**
 * What is untold, newest first. Where it is more than the server lists at once, those that do not wait are asked for apart: however many
 * wait, they crowd out none that runs or ended.
 */
export async function listUntold<R extends Registry>(
  client: Pick<TasksClient<R>, 'list'>,
): Promise<readonly Task<R>[]> {
  const newest = await client.list.query(untold)
  if (newest.nextCursor === null) return newest.tasks
  const others = await client.list.query({ ...untold, statuses: notQueued })
  const byId = new Map([...newest.tasks, ...others.tasks].map((task) => [task.id, task]))
  return [...byId.values()].toSorted((one, other) => Date.parse(other.createdAt) - Date.parse(one.createdAt))
}

/**
 * Watches the user's own tasks cheaply: a slow look around finds them, and each live one is asked for by id at its own pace, which costs the
 * server no read of its own.
 */
export function useOwnTasks<R extends Registry>(api: TasksApi<R>): OwnTasks<Task<R>> {
  const queryClient = useQueryClient()
  const cache = createTaskCache(queryClient, api)
  const list = useQuery({
    queryKey: [...api.tasks.list.queryOptions(untold).queryKey, 'own'],
    queryFn: () => listUntold(api.client.tasks),
    refetchInterval: ({ state }) => (isRefusal(state.error) ? false : lookAroundMs),
    staleTime: 1_000,
    refetchOnWindowFocus: 'always',
    retry: (_, error) => !isRefusal(error),
    retryDelay: backoffMs,
    networkMode: 'always',
  })
  const found = list.data
  useEffect(() => {
    createTaskCache(queryClient, api).remember(found ?? [])
  }, [found, queryClient, api])

  const live = (found ?? []).filter((task) => !isFinal(task.status))
  const watched = useQueries({
    queries: live.map((task) => ({
      ...taskQuery<R>(cache.keyOf(task.id), () => api.client.tasks.get.query({ id: task.id })),
      initialData: task,
    })),
  })
  const now = new Map(watched.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data]])))
  return {
    tasks: found?.map((task) => now.get(task.id) ?? task),
    reconnecting: [list, ...watched].some(({ failureCount, error }) => failureCount > 0 && !isRefusal(error)),
    refusal: isRefusal(list.error) ? list.error : null,
  }
}
