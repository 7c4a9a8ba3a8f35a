import { taskTypes } from '@pf/contract'
import type { TaskTypes } from '@pf/contract'
import { createTaskHooks } from '@pf/task-react'
import type { TaskHooks } from '@pf/task-react'
import { trpc } from '../../api/trpc.ts'

const hooks: TaskHooks<TaskTypes> = createTaskHooks(taskTypes, () => trpc.useUtils())

/** The hooks of PriceForge's tasks; see TaskHooks for what each is for. */
export const {
  useTask,
  useAnyTask,
  useTasks,
  useOwnTasks,
  useSubmitTask,
  useTaskToasts,
  useCancelTask,
  useRetryTask,
  useTimeline,
} = hooks
