import { Skeleton } from '@mantine/core'
import type { PriceForgeTask } from '@pf/contract'
import { isFinal, taskCan } from '@pf/task-contract'
import { IconArchive } from '@tabler/icons-react'
import { Link, getRouteApi } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../../i18n/use-words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { PageColumns } from '../../ui/page-columns.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Section } from '../../ui/section.tsx'
import { CancelTask } from './cancel-task.tsx'
import { kindOf } from './kinds/task-kinds.ts'
import { RetryTask } from './retry-task.tsx'
import { StatusMark } from './status-mark.tsx'
import { TaskEnd } from './task-end.tsx'
import { TaskFacts } from './task-facts.tsx'
import { useAnyTask } from './task-hooks.ts'
import { TaskLive } from './task-live.tsx'
import styles from './task-page.module.css'
import { TaskTimeline } from './task-timeline.tsx'
import { actorWords, taskTitle } from './task-words.ts'

const route = getRouteApi('/tasks/$taskId')

/** One task: what it is, how far, how it ended, and what happened on the way. */
export function TaskPage() {
  const { taskId } = route.useParams()
  const { t } = useTranslation()
  const { task, missing, reconnecting, refusal } = useAnyTask(taskId)
  if (missing) {
    return (
      <EmptyState icon={IconArchive} title={t('tasks.page.missing')} text={t('tasks.page.missingText')}>
        <Link to="/tasks">{t('tasks.all')}</Link>
      </EmptyState>
    )
  }
  if (refusal !== null) return <ErrorNotice error={refusal} />
  if (task === undefined) return <Loading />
  return <Shown task={task} reconnecting={reconnecting} />
}

function Shown({ task, reconnecting }: { task: PriceForgeTask; reconnecting: boolean }) {
  const words = useWords()
  const { t } = words
  const kind = kindOf(task.type)
  const correct = kind.correct(task)
  return (
    <>
      <PageHeader
        title={taskTitle(task, words)}
        lead={
          <span className={styles.lead}>
            <StatusMark status={task.status} progress={task.progress} />
            <span>{t('tasks.page.lead', { who: actorWords(task.createdBy, words) })}</span>
            <RelativeTime at={task.createdAt} />
          </span>
        }
        actions={
          <>
            {taskCan.cancel(task) ? <CancelTask task={task} /> : null}
            {kind.retryHelps(task) ? <RetryTask task={task} /> : null}
            <Suspense>{correct}</Suspense>
          </>
        }
      />
      <PageColumns
        aside={
          <>
            <Section title={t('tasks.page.about')}>
              <TaskFacts task={task} />
            </Section>
            <Section title={t('tasks.page.input')}>
              <Suspense fallback={<Skeleton height={80} />}>{kind.input(task)}</Suspense>
              <details className={styles.json}>
                <summary>{t('tasks.page.json')}</summary>
                <pre>{JSON.stringify(task.input, null, 2)}</pre>
              </details>
            </Section>
          </>
        }
      >
        {isFinal(task.status) ? <TaskEnd task={task} /> : <TaskLive task={task} reconnecting={reconnecting} />}
        {task.status === 'completed' ? (
          <Section title={t('tasks.page.result')}>
            <Suspense fallback={<Skeleton height={120} />}>{kind.result(task)}</Suspense>
          </Section>
        ) : null}
        <Section title={t('tasks.page.timeline')}>
          <TaskTimeline task={task} />
        </Section>
      </PageColumns>
    </>
  )
}

function Loading() {
  return (
    <div aria-busy>
      <Skeleton height={28} width="40%" mb="sm" />
      <Skeleton height={20} width="25%" mb="xl" />
      <Skeleton height={160} />
    </div>
  )
}
