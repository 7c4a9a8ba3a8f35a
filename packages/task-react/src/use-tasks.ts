import type { Registry, Task, TaskListQuery, TaskPage } from '@pf/task-contract'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { backoffMs } from './poll-interval.ts'
import { isRefusal } from './refusal.ts'
import { createTaskCache } from './task-cache.ts'
import type { TasksApi } from './tasks-api.ts'

/** How often a list is asked for again; each page that was loaded adds as much. Its live tasks are watched apart. */
const listIntervalMs = 5_000

/** Which tasks to list. `createdWithinMs`: only those of so long ago, counted back from whenever the list is asked for. */
export interface TaskListOf extends TaskListQuery {
  readonly createdWithinMs?: number
}

/** What the server is asked for at `now`: a begin that moves is no part of what names the list, else its pages would be lost with it. */
export function listQueryAt({ createdWithinMs, ...query }: TaskListOf, now: number): TaskListQuery {
  if (createdWithinMs === undefined) return query
  return { ...query, createdFrom: new Date(now - createdWithinMs).toISOString() }
}

/** Tasks that fit a query, as far as they were loaded. */
export interface TaskList<T> {
  /** Undefined until the first answer. */
  readonly tasks: readonly T[] | undefined
  readonly counts: TaskPage<T>['counts'] | undefined
  readonly hasMore: boolean
  readonly loadMore: () => void
  readonly loadingMore: boolean
  /** True while the tasks of the query before are still shown. */
  readonly changing: boolean
  readonly reconnecting: boolean
  readonly refusal: unknown
}

export function useTaskList<R extends Registry>(api: TasksApi<R>, query: TaskListOf): TaskList<Task<R>> {
  const queryClient = useQueryClient()
  const list = useInfiniteQuery({
    queryKey: [...api.tasks.list.queryOptions(query).queryKey, 'pages'],
    queryFn: ({ pageParam }) => {
      const asked = listQueryAt(query, Date.now())
      return api.client.tasks.list.query(pageParam === null ? asked : { ...asked, cursor: pageParam })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: TaskPage<Task<R>>) => page.nextCursor,
    refetchInterval: ({ state }) => (isRefusal(state.error) ? false : listIntervalMs * (state.data?.pages.length ?? 1)),
    placeholderData: keepPreviousData,
    retry: (_, error) => !isRefusal(error),
    retryDelay: backoffMs,
    networkMode: 'always',
  })
  const pages = list.data?.pages
  useEffect(() => {
    const cache = createTaskCache(queryClient, api)
    cache.remember(pages?.flatMap(({ tasks }) => tasks) ?? [])
  }, [pages, queryClient, api])
  return {
    tasks: pages?.flatMap(({ tasks }) => tasks),
    counts: pages?.[0]?.counts,
    hasMore: list.hasNextPage,
    loadMore: () => {
      if (!list.isFetchingNextPage) void list.fetchNextPage()
    },
    loadingMore: list.isFetchingNextPage,
    changing: list.isPlaceholderData,
    reconnecting: list.failureCount > 0 && !isRefusal(list.error),
    refusal: isRefusal(list.error) ? list.error : null,
  }
}
