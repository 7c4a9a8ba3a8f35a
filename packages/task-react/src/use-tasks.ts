import type { Registry, Task, TaskListQuery, TaskPage } from '@pf/task-contract'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { backoffMs } from './poll-interval.ts'
import { isRefusal } from './refusal.ts'
import { createTaskCache } from './task-cache.ts'
import type { TasksApi } from './tasks-api.ts'

/** How often a list is asked for again; each page that was loaded adds as much. Its live tasks are watched apart. */
const listIntervalMs = 5_000

/** Tasks that fit a query, as far as they were loaded. */
export interface TaskList<T> {
  /** Undefined until the first answer. */
  readonly tasks: readonly T[] | undefined
  readonly counts: TaskPage<T>['counts'] | undefined
  readonly hasMore: boolean
  readonly loadMore: () => void
  readonly loadingMore: boolean
  readonly reconnecting: boolean
  readonly refusal: unknown
}

export function useTaskList<R extends Registry>(api: TasksApi<R>, query: TaskListQuery): TaskList<Task<R>> {
  const queryClient = useQueryClient()
  const list = useInfiniteQuery({
    queryKey: [...api.tasks.list.queryOptions(query).queryKey, 'pages'],
    queryFn: ({ pageParam }) =>
      api.client.tasks.list.query(pageParam === null ? query : { ...query, cursor: pageParam }),
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
    reconnecting: list.failureCount > 0 && !isRefusal(list.error),
    refusal: isRefusal(list.error) ? list.error : null,
  }
}
