import { isFinal } from '@pf/task-contract'
import type { Registry, SubmittedInputOf, TaskDefinition, TaskOf } from '@pf/task-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createSubmissionKeys } from './submission-key.ts'
import { createTaskCache } from './task-cache.ts'
import type { TasksApi } from './tasks-api.ts'
import { asTaskOf, useWatchedTask } from './use-task.ts'
import type { TaskAnswer } from './use-task.ts'

export interface SubmitTaskOptions {
  /** A task that was submitted before, from the address of the page, say: it is watched as if it had been submitted here. */
  readonly taskId?: string | undefined
  /** Told once the server has stored the task. */
  readonly onSubmitted?: (taskId: string) => void
}

/** A form's way to have a task done, and the task that came of it. */
export interface SubmitTask<D extends TaskDefinition> extends TaskAnswer<TaskOf<D>> {
  /** Submits; the same input again, from a double click, say, leads to the same task while that lives. */
  readonly submit: (input: SubmittedInputOf<D>) => void
  /** True from the click to the server's answer. */
  readonly submitting: boolean
  /** Why the submission itself failed; null otherwise. */
  readonly error: unknown
  readonly taskId: string | undefined
  /** Forgets the task: the next submission makes a new one. */
  readonly reset: () => void
}

export function useSubmission<R extends Registry, D extends TaskDefinition>(
  api: TasksApi<R>,
  definition: D,
  { taskId, onSubmitted }: SubmitTaskOptions,
): SubmitTask<D> {
  const cache = createTaskCache(useQueryClient(), api)
  const [keys] = useState(() => createSubmissionKeys())
  const mutation = useMutation({
    mutationFn: (input: SubmittedInputOf<D>) =>
      api.client.tasks.submit.mutate({ type: definition.type, input, idempotencyKey: keys.keyFor(input) }),
    networkMode: 'always',
    onSuccess: (submitted) => {
      cache.remember([submitted.task])
      onSubmitted?.(submitted.taskId)
      void cache.refreshLists()
    },
  })
  const id = mutation.data?.taskId ?? taskId
  const answer = useWatchedTask({ api, id })
  return {
    ...asTaskOf(definition, answer),
    submit: (input) => {
      if (mutation.isPending) return
      // A task that has ended is no answer to a new wish.
      if (answer.task !== undefined && isFinal(answer.task.status)) keys.renew()
      mutation.mutate(input)
    },
    submitting: mutation.isPending,
    error: mutation.error,
    taskId: id,
    reset: () => {
      keys.renew()
      mutation.reset()
    },
  }
}
