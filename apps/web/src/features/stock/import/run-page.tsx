import { Button } from '@mantine/core'
import { stockImport } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { IconArchive } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { TaskEnd } from '../../tasks/task-end.tsx'
import { useTask } from '../../tasks/task-hooks.ts'
import { TaskLive } from '../../tasks/task-live.tsx'
import { OutcomeReport } from '../result/outcome-report.tsx'
import { choicesOfInput } from './choices-of-input.ts'
import { ImportSteps } from './import-steps.tsx'
import { RunActions } from './run-actions.tsx'

/** Step 3: the import as it runs, and what came of it. The task is in the address, so that a reload finds it again. */
export function RunPage() {
  const { t } = useWords()
  const { taskId } = useParams({ from: '/stock/imports/$taskId' })
  const { task, missing, refusal, reconnecting } = useTask(stockImport, taskId)

  if (missing) {
    return (
      <>
        <PageHeader title={t('stock.import.title')} />
        <EmptyState icon={IconArchive} title={t('stock.import.run.missing')} text={t('stock.import.run.missingText')}>
          <Button component={Link} to="/stock/import">
            {t('stock.import.run.another')}
          </Button>
        </EmptyState>
      </>
    )
  }
  const live = task !== undefined && !isFinal(task.status)
  return (
    <>
      <PageHeader
        title={t('files.importOf', { file: task?.subject ?? '…' })}
        lead={live ? t('stock.import.run.lead') : undefined}
        actions={task === undefined ? undefined : <RunActions task={task} />}
      />
      <ImportSteps
        current="import"
        columns={task === undefined ? undefined : { fileId: task.input.fileId, choices: choicesOfInput(task.input) }}
      />
      {refusal === null ? null : <ErrorNotice error={refusal} />}
      {task === undefined && refusal === null ? (
        <p className="quiet" role="status">
          {t(reconnecting ? 'app.reconnecting' : 'app.loading')}
        </p>
      ) : null}
      {live ? <TaskLive task={task} reconnecting={reconnecting} /> : null}
      {task?.status === 'completed' ? <OutcomeReport result={task.result} taskId={task.id} /> : null}
      {task === undefined ? null : <TaskEnd task={task} failed={t('stock.import.run.failed')} />}
    </>
  )
}
