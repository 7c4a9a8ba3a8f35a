import { isFinal } from '@pf/task-contract'
import type { Registry, Task } from '@pf/task-contract'
import { hashKey, useQuery } from '@tanstack/react-query'
import { backoffMs } from './poll-interval.ts'
import { isRefusal } from './refusal.ts'
import type { TasksApi, TimelineEntry } from './tasks-api.ts'

/** How often the timeline of a live task is read; its progress itself is polled apart, and cheaper. */
const timelineIntervalMs = 2_000

/** What happened to a task, oldest first; asked for again at every change of status or attempt. */
export function useTaskTimeline<R extends Registry>(
  api: TasksApi<R>,
  task: Pick<Task<R>, 'id' | 'status' | 'attempt'>,
): readonly TimelineEntry[] | undefined {
  const { id, status, attempt } = task
  const ofTask = api.tasks.timeline.queryOptions({ id }).queryKey
  const { data } = useQuery({
    queryKey: [...ofTask, status, attempt],
    queryFn: () => api.client.tasks.timeline.query({ id }),
    refetchInterval: isFinal(status) ? false : timelineIntervalMs,
    // Until the next state's is there the last one of this task stays; another task's would be wrong.
    placeholderData: (shown: readonly TimelineEntry[] | undefined, query) =>
      hashKey(query?.queryKey.slice(0, ofTask.length) ?? []) === hashKey(ofTask) ? shown : undefined,
    retry: (_, error) => !isRefusal(error),
    retryDelay: backoffMs,
    networkMode: 'always',
  })
  return data
}
