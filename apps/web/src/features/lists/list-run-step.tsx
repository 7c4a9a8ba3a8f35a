import { Button, Group, Skeleton } from '@mantine/core'
import { isFinal, taskCan } from '@pf/task-contract'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { CancelTask } from '../tasks/cancel-task.tsx'
import { kindOf } from '../tasks/kinds/task-kinds.ts'
import { TaskEnd } from '../tasks/task-end.tsx'
import { useAnyTask } from '../tasks/task-hooks.ts'
import { TaskLive } from '../tasks/task-live.tsx'
import styles from './list-import.module.css'

interface ListRunStepProps {
  readonly taskId: string
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** An import as it runs, and what came of it. */
export function ListRunStep({ taskId, onAgain, onClose }: ListRunStepProps) {
  const { t } = useTranslation()
  const { task, refusal, reconnecting } = useAnyTask(taskId)
  const live = task !== undefined && !isFinal(task.status)
  return (
    <div className={styles.step}>
      {refusal === null ? null : <ErrorNotice error={refusal} />}
      {live ? <TaskLive task={task} reconnecting={reconnecting} /> : null}
      {live ? <p className="quiet">{t('lists.import.running')}</p> : null}
      {task?.status === 'completed' ? (
        <Suspense fallback={<Skeleton height={120} />}>{kindOf(task.type).result(task)}</Suspense>
      ) : null}
      {task === undefined ? null : <TaskEnd task={task} failed={t('lists.import.failed')} />}
      <Group justify="flex-end" gap="xs">
        {task !== undefined && taskCan.cancel(task) ? <CancelTask task={task} /> : null}
        {task !== undefined && !live ? (
          <Button variant="default" onClick={onAgain}>
            {t('lists.import.another')}
          </Button>
        ) : null}
        {task !== undefined && !live ? <Button onClick={onClose}>{t('lists.import.done')}</Button> : null}
      </Group>
    </div>
  )
}
