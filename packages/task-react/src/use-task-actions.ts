import type { Registry, Submitted, Task } from '@pf/task-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { UseMutationResult } from '@tanstack/react-query'
import { createTaskCache } from './task-cache.ts'
import type { TasksApi } from './tasks-api.ts'

/** Cancels the task of an id. */
export function useCancellation<R extends Registry>(api: TasksApi<R>): UseMutationResult<Task<R>, Error, string> {
  const cache = createTaskCache(useQueryClient(), api)
  return useMutation({
    mutationFn: (id: string) => api.client.tasks.cancel.mutate({ id }),
    networkMode: 'always',
    onSuccess: (task) => {
      cache.remember([task])
      void cache.refreshLists()
    },
  })
}

/** Repeats the task of an id as a new one. */
export function useRepetition<R extends Registry>(
  api: TasksApi<R>,
): UseMutationResult<Submitted<Task<R>>, Error, string> {
  const cache = createTaskCache(useQueryClient(), api)
  return useMutation({
    mutationFn: (id: string) => api.client.tasks.retry.mutate({ id }),
    networkMode: 'always',
    onSuccess: ({ task }) => {
      cache.remember([task])
      void cache.refreshLists()
    },
  })
}
