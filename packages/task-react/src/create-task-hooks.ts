import type { Registry, Submitted, Task, TaskDefinition, TaskOf } from '@pf/task-contract'
import type { UseMutationResult } from '@tanstack/react-query'
import type { TasksApi, TimelineEntry } from './tasks-api.ts'
import { useOwnTasks } from './use-own-tasks.ts'
import type { OwnTasks } from './use-own-tasks.ts'
import { useSubmission } from './use-submit-task.ts'
import type { SubmitTask, SubmitTaskOptions } from './use-submit-task.ts'
import { useCancellation, useRepetition } from './use-task-actions.ts'
import { useEndedTasks } from './use-task-toasts.ts'
import type { TaskToastsOptions } from './use-task-toasts.ts'
import { asTaskOf, useWatchedTask } from './use-task.ts'
import type { TaskAnswer } from './use-task.ts'
import { useTaskList } from './use-tasks.ts'
import type { TaskList, TaskListOf } from './use-tasks.ts'
import { useTaskTimeline } from './use-timeline.ts'

/** A task of a definition that belongs to the registry. */
type DefinitionIn<R extends Registry> = R[keyof R & string] & TaskDefinition

/** The hooks of a registry's tasks. All that show one task share one query; calls of one tick share one request where the client batches. */
export interface TaskHooks<R extends Registry> {
  /** Watches a task, as one of the definition's own: its result, message and errors are typed. `undefined` watches nothing. */
  readonly useTask: <D extends DefinitionIn<R>>(definition: D, id: string | undefined) => TaskAnswer<TaskOf<D>>
  /** Watches a task of whatever type. `initial` is what a list has told of it already. */
  readonly useAnyTask: (id: string | undefined, initial?: Task<R>) => TaskAnswer<Task<R>>
  /** Lists tasks, newest first, a page at a time. */
  readonly useTasks: (query: TaskListOf) => TaskList<Task<R>>
  /** The user's own tasks that are live, or ended without anybody having told him. */
  readonly useOwnTasks: () => OwnTasks<Task<R>>
  /** Submits tasks of one type from a form, and watches what came of it. */
  readonly useSubmitTask: <D extends DefinitionIn<R>>(definition: D, options?: SubmitTaskOptions) => SubmitTask<D>
  /** Tells each end once. To be used once in an application, near its root. */
  readonly useTaskToasts: (options: TaskToastsOptions<Task<R>>) => void
  readonly useCancelTask: () => UseMutationResult<Task<R>, Error, string>
  readonly useRetryTask: () => UseMutationResult<Submitted<Task<R>>, Error, string>
  /** What happened to a task, oldest first; undefined until the first answer. */
  readonly useTimeline: (task: Pick<Task<R>, 'id' | 'status' | 'attempt'>) => readonly TimelineEntry[] | undefined
}

/**
 * Makes the hooks of a registry's tasks.
 * @param useApi the `useUtils` of @trpc/react-query, of a router that has the tasks router mounted as `tasks`
 */
export function createTaskHooks<R extends Registry>(_registry: R, useApi: () => TasksApi<R>): TaskHooks<R> {
  return {
    useTask: (definition, id) => asTaskOf(definition, useWatchedTask({ api: useApi(), id })),
    useAnyTask: (id, initial) => useWatchedTask({ api: useApi(), id, initial }),
    useTasks: (query) => useTaskList(useApi(), query),
    useOwnTasks: () => useOwnTasks(useApi()),
    useSubmitTask: (definition, options = {}) => useSubmission(useApi(), definition, options),
    useTaskToasts: (options) => useEndedTasks(useApi(), options),
    useCancelTask: () => useCancellation(useApi()),
    useRetryTask: () => useRepetition(useApi()),
    useTimeline: (task) => useTaskTimeline(useApi(), task),
  }
}
