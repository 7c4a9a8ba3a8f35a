import type { Registry, Task } from '@pf/task-contract'
import type { QueryKey, QueryObserverOptions } from '@tanstack/react-query'
import { backoffMs, pollIntervalMs } from './poll-interval.ts'
import { isRefusal } from './refusal.ts'
import { settle } from './version-gate.ts'

/** How one task is watched; the same everywhere, so that any number of places that show it share one query. */
export function taskQuery<R extends Registry>(queryKey: QueryKey, ask: () => Promise<Task<R>>) {
  return {
    queryKey,
    queryFn: ask,
    refetchInterval: ({ state }) => pollIntervalMs({ task: state.data, error: state.error }),
    // A hidden tab is silent. Its task is stale when it comes back, so that it is asked for at once.
    refetchIntervalInBackground: false,
    staleTime: ({ state }) => (state.data?.pollAfterMs === null ? Infinity : 0),
    refetchOnWindowFocus: true,
    // A lost server is no failure of the call: the call goes on, at longer and longer intervals.
    retry: (_, error) => !isRefusal(error),
    retryDelay: backoffMs,
    networkMode: 'always',
    structuralSharing: settle,
  } satisfies QueryObserverOptions<Task<R>>
}
