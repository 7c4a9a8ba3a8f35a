import { Button } from '@mantine/core'
import { sampleData } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { isTaskOf } from '@pf/task-react'
import { IconDatabaseImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../../api/trpc.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { TaskCard } from '../tasks/task-card.tsx'
import { useOwnTasks, useSubmitTask } from '../tasks/task-hooks.ts'
import styles from './sample-offer.module.css'

/** In the empty state of a page: the offer of sample data while the whole system is empty, and the task that loads it in its place. */
export function SampleOffer() {
  const { t } = useTranslation()
  const { data: isEmpty } = trpc.system.isEmpty.useQuery()
  const { tasks } = useOwnTasks()
  const { submit, submitting, error } = useSubmitTask(sampleData)
  const live = (tasks ?? []).find((task) => isTaskOf(sampleData, task) && !isFinal(task.status))
  if (live !== undefined) {
    return (
      <div className={styles.root}>
        <TaskCard task={live} />
      </div>
    )
  }
  if (isEmpty !== true) return null
  return (
    <section className={styles.root} aria-label={t('sample.offer.title')}>
      <div className={styles.offer}>
        <div>
          <strong>{t('sample.offer.title')}</strong>
          <p className="quiet">{t('sample.offer.text')}</p>
        </div>
        <Button
          variant="default"
          leftSection={<IconDatabaseImport size={15} stroke={1.75} aria-hidden />}
          loading={submitting}
          onClick={() => submit({})}
        >
          {t('sample.offer.load')}
        </Button>
      </div>
      {error === null ? null : <ErrorNotice error={error} />}
    </section>
  )
}
