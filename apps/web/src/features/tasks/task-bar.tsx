import type { PriceForgeTask } from '@pf/contract'
import { TaskProgress } from '@pf/task-react'
import { useWords } from '../../i18n/use-words.ts'
import styles from './task-bar.module.css'
import { taskTitle } from './task-words.ts'

/** The bar of a live task, alone. */
export function TaskBar({ task }: { task: PriceForgeTask }) {
  const words = useWords()
  return (
    <TaskProgress task={task}>
      {({ percent, barProps }) => (
        <div
          className={styles.track}
          {...barProps}
          aria-label={words.t('tasks.progressOf', { title: taskTitle(task, words) })}
        >
          <div className={styles.fill} style={{ transform: `scaleX(${percent / 100})` }} />
        </div>
      )}
    </TaskProgress>
  )
}
