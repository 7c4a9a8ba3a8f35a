import { Button } from '@mantine/core'
import { fileErrorTexts } from '@pf/contract'
import type { stockImport } from '@pf/contract'
import { taskCan } from '@pf/task-contract'
import type { TaskOf } from '@pf/task-contract'
import { Link, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { CancelTask } from '../../tasks/cancel-task.tsx'
import { kindOf } from '../../tasks/kinds/task-kinds.ts'
import { RetryTask } from '../../tasks/retry-task.tsx'

/** The ways on from an import: the one that helps most is the primary button. */
export function RunActions({ task }: { task: TaskOf<typeof stockImport> }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  if (taskCan.cancel(task)) return <CancelTask task={task} />
  if (task.status === 'completed') {
    return (
      <>
        <AnotherFile quiet />
        <Button component={Link} to="/stock">
          {t('stock.result.next.view')}
        </Button>
      </>
    )
  }
  const correct = kindOf(task.type).correct(task)
  // A file that is gone or unreadable stays so, however often the import is repeated.
  const needsFile = correct === null && task.status === 'error' && Object.hasOwn(fileErrorTexts, task.error.code)
  return (
    <>
      <AnotherFile quiet={!needsFile} />
      {needsFile ? null : (
        <RetryTask
          task={task}
          quiet={correct !== null}
          onRetried={(taskId) => void navigate({ to: '/stock/imports/$taskId', params: { taskId } })}
        />
      )}
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
