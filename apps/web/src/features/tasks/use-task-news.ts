import type { TaskType } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useOwnTasks } from './task-hooks.ts'

/** Calls back when a task of the user's of these types has ended, on whatever page he is. */
export function useTaskNews(types: readonly TaskType[], onNews: () => void): void {
  const { tasks } = useOwnTasks()
  const ended = tasks
    ?.filter(({ type, status }) => types.includes(type) && isFinal(status))
    .map(({ id }) => id)
    .join()
  // Undefined until the first answer, which is no news: what the page shows is as old.
  const before = useRef(ended)
  const tell = useEffectEvent(onNews)
  useEffect(() => {
    if (before.current === ended) return
    const known = before.current?.split(',')
    before.current = ended
    // Old ones leave the list of tasks, which is no news either.
    if (known !== undefined && ended?.split(',').some((id) => !known.includes(id)) === true) tell()
  }, [ended])
}
