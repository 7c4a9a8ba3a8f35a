import { isFinal } from '@pf/task-contract'
import type { Registry, Task } from '@pf/task-contract'
import { focusManager, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import { createTaskCache } from './task-cache.ts'
import type { TasksApi } from './tasks-api.ts'
import { useOwnTasks } from './use-own-tasks.ts'

export interface TaskToastsOptions<T> {
  /** Told of each end once: not in another tab, not after a reload. */
  readonly onEnd: (task: T) => void
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
  const claimed = useRef(new Set<string>())
  const tell = useEffectEvent(options.onEnd)

  useEffect(() => {
    const ended = (tasks ?? []).filter(({ id, status }) => isFinal(status) && !claimed.current.has(id))
    if (!visible || ended.length === 0) return
    for (const { id } of ended) claimed.current.add(id)
    const claim = async () => {
      try {
        const mine = new Set(await api.client.tasks.acknowledge.mutate({ ids: ended.map(({ id }) => id) }))
        for (const task of ended) if (mine.has(task.id)) tell(task)
        await createTaskCache(queryClient, api).refreshLists()
      } catch {
        // The server was not reached. The next look at the list tries again.
        for (const { id } of ended) claimed.current.delete(id)
      }
    }
    void claim()
  }, [tasks, visible, api, queryClient])
}
