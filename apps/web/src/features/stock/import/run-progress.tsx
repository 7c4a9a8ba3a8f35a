import type { stockImport } from '@pf/contract'
import type { TaskOf } from '@pf/task-contract'
import { useWords } from '../../../i18n/use-words.ts'
import { CancelTask } from '../../tasks/cancel-task.tsx'
import { StatusMark } from '../../tasks/status-mark.tsx'
import { TaskBar } from '../../tasks/task-bar.tsx'
import { TaskProgressLine } from '../../tasks/task-progress-line.tsx'
import styles from './run-progress.module.css'

interface RunProgressProps {
  readonly task: TaskOf<typeof stockImport>
  readonly reconnecting: boolean
}

/** A live import, in the place where its result will be. */
export function RunProgress({ task, reconnecting }: RunProgressProps) {
  const { t } = useWords()
  return (
    <section className={styles.root} aria-label={t('stock.import.title')}>
      <div className={styles.head}>
        <StatusMark status={task.status} progress={task.progress} />
        <span className={styles.percent}>{t('tasks.percent', { percent: task.progress })}</span>
      </div>
      <TaskBar task={task} />
      <div className={styles.foot}>
        <span role="status" className={styles.line}>
          <TaskProgressLine task={task} reconnecting={reconnecting} />
        </span>
        <CancelTask task={task} />
      </div>
    </section>
  )
}
