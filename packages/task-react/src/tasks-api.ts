import type { Registry, Submitted, Task, TaskListQuery, TaskPage, TimelineEvent } from '@pf/task-contract'
import type { QueryKey } from '@tanstack/react-query'

/** An event of a timeline as JSON brings it: a log line without data has no such field. */
export type TimelineEntry = OnTheWire<TimelineEvent>
type OnTheWire<E> = E extends { readonly data: unknown } ? Omit<E, 'data'> & { readonly data?: unknown } : E

interface OneTask {
  id: string
}

/** A submission of any type. `useSubmitTask` ties input and type together; the router ties them again. */
interface AnySubmission {
  type: string
  input: unknown
  idempotencyKey?: string | undefined
}

/**
 * The procedures of the tasks router, as a tRPC client calls them. Methods, so that a client whose `submit` takes the registry's own
 * submissions fits.
 */
export interface TasksClient<R extends Registry> {
  readonly submit: { mutate(submission: AnySubmission): Promise<Submitted<Task<R>>> }
  readonly get: { query(input: OneTask): Promise<Task<R>> }
  readonly list: { query(input: TaskListQuery): Promise<TaskPage<Task<R>>> }
  readonly cancel: { mutate(input: OneTask): Promise<Task<R>> }
  readonly retry: { mutate(input: OneTask): Promise<Submitted<Task<R>>> }
  readonly timeline: { query(input: OneTask): Promise<readonly TimelineEntry[]> }
  readonly acknowledge: { mutate(input: { ids: string[] }): Promise<readonly string[]> }
}

/** Where @trpc/react-query keeps the answers. */
export interface TasksKeys {
  readonly get: { queryOptions(input: OneTask): { readonly queryKey: QueryKey } }
  readonly list: { queryOptions(input: TaskListQuery): { readonly queryKey: QueryKey } }
  readonly timeline: { queryOptions(input: OneTask): { readonly queryKey: QueryKey } }
}

/** What the hooks need of @trpc/react-query: the answer of its `useUtils`, where the tasks router is mounted as `tasks`. */
export interface TasksApi<R extends Registry> {
  readonly client: { readonly tasks: TasksClient<R> }
  readonly tasks: TasksKeys
}
