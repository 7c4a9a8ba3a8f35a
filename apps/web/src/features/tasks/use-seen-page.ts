import { isFinal } from '@pf/task-contract'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { rememberSeenEnds } from './seen-ends.ts'
import { useAnyTask } from './task-hooks.ts'

/** Takes the end of the task that the page is about for seen. */
export function useSeenPage() {
  const { taskId } = useParams({ strict: false })
  const { task } = useAnyTask(taskId)
  const ended = task !== undefined && isFinal(task.status) ? task.id : undefined
  useEffect(() => {
    if (ended !== undefined) rememberSeenEnds([ended])
  }, [ended])
}
