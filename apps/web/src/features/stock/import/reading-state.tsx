import { Button, Group, Stack } from '@mantine/core'
import { isFinal } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { RetryTask } from '../../tasks/retry-task.tsx'
import { TaskCard } from '../../tasks/task-card.tsx'
import { TaskEnd } from '../../tasks/task-end.tsx'
import { Placeholder } from '../placeholder.tsx'
import styles from './reading-state.module.css'
import type { Choose } from './use-draft.ts'
import type { PreviewAnswer } from './use-preview.ts'

/** How the reading of a file goes, in the place where its sheet will be. */
export function ReadingState({ answer, choose }: { answer: PreviewAnswer; choose: Choose }) {
  const { t } = useTranslation()
  const { task, preview, error, reconnecting } = answer
  if (error !== null) return <ErrorNotice error={error} about={t('stock.import.columns.unreadable')} />
  if (task !== undefined && isFinal(task.status)) return <ReadingEnded task={task} choose={choose} />
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

/** Only a failed or cancelled reading ends here: after a completed one the sheet is shown. */
function ReadingEnded({ task, choose }: { task: NonNullable<PreviewAnswer['task']>; choose: Choose }) {
  const { t } = useTranslation()
  if (task.status === 'completed') return null
  return (
    <Stack gap="sm" py="sm">
      <TaskEnd task={task} failed={t('stock.import.columns.unreadable')} />
      <Group gap="xs">
        <Button component={Link} to="/stock/import" variant="default">
          {t('stock.import.columns.another')}
        </Button>
        {task.status === 'error' && task.error.code === 'fileUnreadable' ? null : (
          <RetryTask task={task} quiet onRetried={(again) => choose((now) => ({ ...now, again }))} />
        )}
      </Group>
    </Stack>
  )
}
