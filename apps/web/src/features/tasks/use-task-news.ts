import type { TaskType } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useOwnTasks } from './task-hooks.ts'

/** Calls back when a task of the user's of these types has come or ended, on whatever page he is. */
export function useTaskNews(types: readonly TaskType[], onNews: () => void): void {
  const { tasks } = useOwnTasks()
  const states = (tasks ?? [])
    .filter(({ type }) => types.includes(type))
    .map(({ id, status }) => `${id} ${isFinal(status)}`)
    .join()
  // Undefined until the first answer, which is no news: what the page shows is as old.
  const known = tasks === undefined ? undefined : states
  const before = useRef(known)
  const tell = useEffectEvent(onNews)
  useEffect(() => {
    if (before.current === known) return
    const isNews = before.current !== undefined
    before.current = known
    if (isNews) tell()
  }, [known])
}
