import { Button, Group, Stack } from '@mantine/core'
import { isFinal } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { kindOf } from '../../tasks/kinds/task-kinds.ts'
import { RetryTask } from '../../tasks/retry-task.tsx'
import { TaskCard } from '../../tasks/task-card.tsx'
import { TaskEnd } from '../../tasks/task-end.tsx'
import { Placeholder } from '../../../ui/placeholder.tsx'
import type { ImportChoices } from './choices.ts'
import { askedSheet, chooseSheet, dropSheet } from './choose-table.ts'
import styles from './reading-state.module.css'
import type { Choose } from './use-draft.ts'
import type { PreviewAnswer } from './use-preview.ts'

interface ReadingStateProps {
  readonly answer: PreviewAnswer
  readonly choices: ImportChoices
  readonly choose: Choose
}

/** How the reading of a file goes, in the place where its sheet will be. */
export function ReadingState({ answer, choices, choose }: ReadingStateProps) {
  const { t } = useTranslation()
  const { task, preview, error, reconnecting } = answer
  if (error !== null) return <ErrorNotice error={error} about={t('stock.import.columns.unreadable')} />
  if (task !== undefined && isFinal(task.status)) return <ReadingEnded {...{ task, preview, choices, choose }} />
  return (
    <div className={styles.root}>
      {task === undefined ? (
        <p className="quiet" role="status">
          {t(reconnecting ? 'app.reconnecting' : 'stock.import.columns.reading')}
        </p>
      ) : (
        <TaskCard task={task} />
      )}
      {preview === undefined ? <Placeholder rows={16} /> : null}
    </div>
  )
}

interface ReadingEndedProps extends Omit<ReadingStateProps, 'answer'> {
  readonly task: NonNullable<PreviewAnswer['task']>
  readonly preview: PreviewAnswer['preview']
}

/** Only a failed or cancelled reading ends here: after a completed one the sheet is shown. */
function ReadingEnded({ task, preview, choices, choose }: ReadingEndedProps) {
  const { t } = useTranslation()
  if (task.status === 'completed') return null
  return (
    <Stack gap="sm" py="sm">
      <TaskEnd task={task} failed={t('stock.import.columns.unreadable')} />
      <Group gap="xs">
        <Button component={Link} to="/stock/import" variant="default">
          {t('stock.import.columns.another')}
        </Button>
        {kindOf(task.type).retryHelps(task) ? (
          <RetryTask task={task} quiet onRetried={(again) => choose((now) => ({ ...now, again }))} />
        ) : null}
        <OtherSheet {...{ task, preview, choices, choose }} />
      </Group>
    </Stack>
  )
}

/** The way out of a sheet that can't be read: to the one that is shown still, else to the one that the program takes. */
function OtherSheet({ task, preview, choices, choose }: ReadingEndedProps) {
  const { t } = useTranslation()
  if (preview !== undefined && askedSheet(choices, preview) !== preview.sheet) {
    return (
      <Button onClick={() => choose((now) => chooseSheet(now, preview, preview.sheet))}>
        {t('stock.import.columns.backToSheet', { sheet: preview.sheet })}
      </Button>
    )
  }
  if (task.status !== 'error' || task.error.code !== 'sheetUnknown') return null
  return <Button onClick={() => choose(dropSheet)}>{t('stock.import.columns.dropSheet')}</Button>
}
