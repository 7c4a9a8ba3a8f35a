import { Button } from '@mantine/core'
import type { stockImport } from '@pf/contract'
import { taskCan } from '@pf/task-contract'
import type { TaskOf } from '@pf/task-contract'
import { Link, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { CancelTask } from '../../tasks/cancel-task.tsx'
import { kindOf } from '../../tasks/kinds/task-kinds.ts'
import { RetryTask } from '../../tasks/retry-task.tsx'
import { MapUnmapped } from '../result/map-unmapped.tsx'

/** The ways on from an import: the one that helps most is the primary button. */
export function RunActions({ task }: { task: TaskOf<typeof stockImport> }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  if (taskCan.cancel(task)) return <CancelTask task={task} />
  if (task.status === 'completed') {
    return (
      <>
        <AnotherFile quiet />
        <Button component={Link} to="/stock" variant={task.result.unmapped > 0 ? 'default' : 'filled'}>
          {t('stock.result.next.view')}
        </Button>
        <MapUnmapped result={task.result} />
      </>
    )
  }
  const kind = kindOf(task.type)
  const correct = kind.correct(task)
  const repeats = kind.retryHelps(task)
  return (
    <>
      <AnotherFile quiet={repeats || correct !== null} />
      {repeats ? (
        <RetryTask
          task={task}
          onRetried={(taskId) => void navigate({ to: '/stock/imports/$taskId', params: { taskId } })}
        />
      ) : null}
      <Suspense>{correct}</Suspense>
    </>
  )
}

function AnotherFile({ quiet }: { quiet: boolean }) {
  const { t } = useTranslation()
  return (
    <Button component={Link} to="/stock/import" variant={quiet ? 'default' : 'filled'}>
      {t('stock.import.run.another')}
    </Button>
  )
}
