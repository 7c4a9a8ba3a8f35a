import { stockImport } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { isTaskOf } from '@pf/task-react'
import { TaskCard } from '../tasks/task-card.tsx'
import { useOwnTasks } from '../tasks/task-hooks.ts'
import styles from './live-imports.module.css'

/** Imports that run now, where their stock will be. */
export function LiveImports() {
  const { tasks } = useOwnTasks()
  const live = (tasks ?? []).filter((task) => isTaskOf(stockImport, task) && !isFinal(task.status))
  if (live.length === 0) return null
  return (
    <div className={styles.root}>
      {live.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
    </div>
  )
}
