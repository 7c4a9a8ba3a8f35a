import type { PriceForgeTask } from '@pf/contract'
import { isFinal, taskCan } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { CancelTask } from './cancel-task.tsx'
import { StatusMark } from './status-mark.tsx'
import { TaskBar } from './task-bar.tsx'
import styles from './task-card.module.css'
import { useAnyTask } from './task-hooks.ts'
import { TaskProgressLine } from './task-progress-line.tsx'
import { outcomeText, taskTitle } from './task-words.ts'

interface TaskCardProps {
  /** As last told; the card watches it from there. */
  task: PriceForgeTask
  onOpen?: () => void
  /** Told while a question about the task is open. */
  onAsking?: (asking: boolean) => void
  /** In place of "Open". */
  action?: ReactNode
}

/** A task, the same wherever it is shown: running with its bar, waiting with its place, ended with its outcome in one line. */
export function TaskCard({ task: told, onOpen, onAsking, action }: TaskCardProps) {
  const words = useWords()
  const { task = told, reconnecting } = useAnyTask(told.id, told)
  const live = !isFinal(task.status)
  return (
    <article className={styles.root} aria-label={taskTitle(task, words)}>
      <div className={styles.head}>
        <StatusMark status={task.status} progress={task.progress} iconOnly />
        <Link
          className={`plain-link ${styles.title}`}
          to="/tasks/$taskId"
          params={{ taskId: task.id }}
          onClick={onOpen}
        >
          {taskTitle(task, words)}
        </Link>
        {task.status === 'running' ? (
          <span className={`figures ${styles.percent}`}>{words.t('tasks.percent', { percent: task.progress })}</span>
        ) : null}
        {task.status === 'queued' ? <TaskProgressLine task={task} reconnecting={reconnecting} /> : null}
        {taskCan.cancel(task) ? <CancelTask task={task} compact onAsking={onAsking} /> : null}
        {live
          ? null
          : (action ?? (
              <Link className={styles.open} to="/tasks/$taskId" params={{ taskId: task.id }} onClick={onOpen}>
                {words.t(task.status === 'error' ? 'tasks.seeWhy' : 'tasks.open')}
              </Link>
            ))}
      </div>
      {task.status === 'running' ? <TaskBar task={task} /> : null}
      {task.status === 'queued' ? null : (
        <div className={styles.line}>
          {live ? <TaskProgressLine task={task} reconnecting={reconnecting} /> : <Outcome task={task} />}
        </div>
      )}
    </article>
  )
}

function Outcome({ task }: { task: PriceForgeTask }) {
  const words = useWords()
  return <span className="quiet figures">{outcomeText(task, words) ?? words.t(`tasks.status.${task.status}`)}</span>
}
