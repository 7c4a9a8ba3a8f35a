import { Skeleton } from '@mantine/core'
import type { PriceForgeTask } from '@pf/contract'
import { taskCan } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/use-words.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import table from '../../ui/table.module.css'
import { CancelTask } from './cancel-task.tsx'
import { StatusMark } from './status-mark.tsx'
import { TaskBar } from './task-bar.tsx'
import { useAnyTask } from './task-hooks.ts'
import styles from './task-table.module.css'
import { kindOf } from './kinds/task-kinds.ts'
import { TaskTook } from './task-took.tsx'
import { actorWords, outcomeText } from './task-words.ts'

interface TaskTableProps {
  readonly tasks: readonly PriceForgeTask[]
  /** True while these are the tasks of the filters before. */
  readonly changing: boolean
}

export function TaskTable({ tasks, changing }: TaskTableProps) {
  return (
    <table className={`${table.table} ${styles.table}`} aria-busy={changing} data-changing={changing || undefined}>
      <Head />
      <tbody>
        {tasks.map((task) => (
          <Row key={task.id} task={task} />
        ))}
      </tbody>
    </table>
  )
}

/** The table before its first answer, as high as it will be. */
export function TaskTableSkeleton() {
  return (
    <table className={`${table.table} ${styles.table}`} aria-busy>
      <Head />
      <tbody>
        {Array.from({ length: 8 }, (_, index) => (
          <tr key={index}>
            <td colSpan={6}>
              <Skeleton height={12} width={`${60 + ((index * 13) % 35)}%`} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head() {
  const { t } = useWords()
  return (
    <thead>
      <tr>
        <th className={styles.status}>{t('tasks.table.status')}</th>
        <th className={styles.task}>{t('tasks.table.task')}</th>
        <th>{t('tasks.table.outcome')}</th>
        <th className={styles.who}>{t('tasks.table.who')}</th>
        <th className={styles.time}>{t('tasks.table.created')}</th>
        <th className={`${table.number} ${styles.took}`}>{t('tasks.table.took')}</th>
        <th className={styles.actions}>
          <span className={styles.hidden}>{t('tasks.table.actions')}</span>
        </th>
      </tr>
    </thead>
  )
}

function Row({ task: told }: { task: PriceForgeTask }) {
  const words = useWords()
  const { task = told } = useAnyTask(told.id, told)
  return (
    <tr className={styles.row}>
      <td>
        <StatusMark status={task.status} progress={task.progress} />
      </td>
      <td className={styles.clip}>
        <Link className={styles.link} to="/tasks/$taskId" params={{ taskId: task.id }}>
          {kindOf(task.type).title(words.language)}
          {task.subject === null ? null : <span className="quiet"> · {task.subject}</span>}
        </Link>
      </td>
      <td className={styles.clip}>
        <Outcome task={task} />
      </td>
      <td className={`${styles.clip} ${styles.who}`}>{actorWords(task.createdBy, words)}</td>
      <td className="quiet">
        <RelativeTime at={task.createdAt} />
      </td>
      <td className={`${table.number} quiet`}>
        <TaskTook task={task} />
      </td>
      <td className={styles.actions}>{taskCan.cancel(task) ? <CancelTask task={task} compact /> : null}</td>
    </tr>
  )
}

function Outcome({ task }: { task: PriceForgeTask }) {
  const words = useWords()
  const text = outcomeText(task, words)
  return (
    <span className={styles.outcome} data-status={task.status} title={text ?? undefined}>
      {task.status === 'running' ? (
        <>
          <span className={styles.bar}>
            <TaskBar task={task} />
          </span>
          <span className="figures">{words.t('tasks.percent', { percent: task.progress })}</span>
        </>
      ) : null}
      <span className={`figures ${styles.text}`}>{text}</span>
    </span>
  )
}
