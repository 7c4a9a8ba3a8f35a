import { isFinal } from '@pf/task-contract'
import type { Registry, Task } from '@pf/task-contract'
import { focusManager, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import { backoffMs } from './poll-interval.ts'
import { isRefusal } from './refusal.ts'
import { createTaskCache } from './task-cache.ts'
import type { TasksApi } from './tasks-api.ts'
import { useOwnTasks } from './use-own-tasks.ts'

/** As many ends as the server gives to one call. */
const mostAtOnce = 100

export interface TaskToastsOptions<T> {
  /** Told of each end once: not in another tab, not after a reload. */
  readonly onEnd: (task: T) => void
}

/** Tells of each: a claimed end is told now or never, so that one that can't be told must not silence the others. */
export function tellEach<T>(
  ended: readonly T[],
  tell: (task: T) => void,
  report: (error: unknown) => void = reportError,
) {
  for (const task of ended) {
    try {
      tell(task)
    } catch (error) {
      report(error)
    }
  }
}

/**
 * Tells the user how his tasks ended. Before it tells, a visible tab claims the ends from the server, which gives each of them to one
 * caller alone; so two tabs make one toast, and an end that came while no tab was open is told when one is opened.
 */
export function useEndedTasks<R extends Registry>(api: TasksApi<R>, options: TaskToastsOptions<Task<R>>) {
  const queryClient = useQueryClient()
  const visible = useSyncExternalStore(
    (changed) => focusManager.subscribe(changed),
    () => focusManager.isFocused(),
  )
  const { tasks } = useOwnTasks(api)
  // A look that brings nothing new would not have a claim that was lost made again.
  const { mutateAsync: acknowledge } = useMutation({
    mutationFn: (ids: string[]) => api.client.tasks.acknowledge.mutate({ ids }),
    networkMode: 'always',
    retry: (_, error) => !isRefusal(error),
    retryDelay: backoffMs,
  })
  const claimed = useRef(new Set<string>())
  const tell = useEffectEvent(options.onEnd)

  useEffect(() => {
    // The rest is claimed when the lists that are refreshed below come without these.
    const ended = (tasks ?? [])
      .filter(({ id, status }) => isFinal(status) && !claimed.current.has(id))
      .slice(0, mostAtOnce)
    if (!visible || ended.length === 0) return
    for (const { id } of ended) claimed.current.add(id)
    const claim = async () => {
      const mine = await acknowledge(ended.map(({ id }) => id))
      tellEach(
        ended.filter(({ id }) => mine.includes(id)),
        tell,
      )
      await createTaskCache(queryClient, api).refreshLists()
    }
    claim().catch(() => {
      // The server said no. Another change of the list tries again.
      for (const { id } of ended) claimed.current.delete(id)
    })
  }, [tasks, visible, api, queryClient, acknowledge])
}
