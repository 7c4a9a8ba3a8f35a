import { sampleData } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { isTaskOf } from '@pf/task-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useOwnTasks } from '../tasks/task-hooks.ts'

/** Has every page ask anew once a sample is loaded, or taken away again. Draws nothing. */
export function SampleWatcher() {
  const queryClient = useQueryClient()
  const { tasks } = useOwnTasks()
  const loading = (tasks ?? []).some((task) => isTaskOf(sampleData, task) && !isFinal(task.status))
  const before = useRef(loading)
  useEffect(() => {
    const ended = before.current && !loading
    before.current = loading
    if (ended) void queryClient.invalidateQueries()
  }, [loading, queryClient])
  return null
}
