import type { PriceForgeTask } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import { TaskBar } from './task-bar.tsx'
import styles from './task-live.module.css'
import { TaskProgressLine } from './task-progress-line.tsx'

/** A task that runs or waits, large: its bar, its number and what it does now. */
export function TaskLive({ task, reconnecting }: { task: PriceForgeTask; reconnecting: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <TaskProgressLine task={task} reconnecting={reconnecting} />
        <span className={`figures ${styles.percent}`}>{t('tasks.percent', { percent: task.progress })}</span>
      </div>
      <TaskBar task={task} />
    </div>
  )
}
