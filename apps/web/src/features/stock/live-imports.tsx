import { stockImport } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { isTaskOf } from '@pf/task-react'
import { useEffect } from 'react'
import { trpc } from '../../api/trpc.ts'
import { TaskCard } from '../tasks/task-card.tsx'
import { useOwnTasks } from '../tasks/task-hooks.ts'
import styles from './live-imports.module.css'

/** Imports that run now, where their stock will be; it is asked for again when one completes. */
export function LiveImports() {
  const { tasks } = useOwnTasks()
  const utils = trpc.useUtils()
  const imports = (tasks ?? []).filter((task) => isTaskOf(stockImport, task))
  const live = imports.filter(({ status }) => !isFinal(status))
  const completed = imports.flatMap(({ id, status }) => (status === 'completed' ? [id] : [])).join()
  useEffect(() => {
    if (completed !== '') void utils.stock.invalidate()
  }, [completed, utils])
  if (live.length === 0) return null
  return (
    <div className={styles.root}>
      {live.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
    </div>
  )
}
