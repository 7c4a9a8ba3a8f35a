import { Button, Group } from '@mantine/core'
import { isFinal } from '@pf/task-contract'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { showError } from '../../../ui/show-error.ts'
import { TaskCard } from '../../tasks/task-card.tsx'
import { useRetryTask } from '../../tasks/task-hooks.ts'
import { failureText } from '../../tasks/task-words.ts'
import { Placeholder } from '../placeholder.tsx'
import styles from './reading-state.module.css'
import type { Choose } from './use-draft.ts'
import type { PreviewAnswer } from './use-preview.ts'

/** How the reading of a file goes, in the place where its sheet will be. */
export function ReadingState({ answer, choose }: { answer: PreviewAnswer; choose: Choose }) {
  const { t } = useWords()
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
  const words = useWords()
  const { t } = words
  const retry = useRetryTask()
  if (task.status === 'completed') return null
  const again = () =>
    retry.mutate(task.id, {
      onSuccess: ({ taskId }) => choose((now) => ({ ...now, again: taskId })),
      onError: (error) => showError(t, error),
    })
  const failed = task.status === 'error'
  return (
    <Notice
      kind={failed ? 'error' : 'info'}
      title={t(failed ? 'stock.import.columns.unreadable' : 'stock.import.columns.stopped')}
      technical={failed ? `${task.error.code}\n${task.error.text}\n${task.id}` : undefined}
    >
      {failed ? <p>{failureText(task.type, task.error, words)}</p> : null}
      <Group gap="xs">
        <Button component={Link} to="/stock/import" variant="default">
          {t('stock.import.columns.another')}
        </Button>
        {failed && task.error.code === 'fileUnreadable' ? null : (
          <Button variant="default" onClick={again} loading={retry.isPending}>
            {t('stock.import.columns.again')}
          </Button>
        )}
      </Group>
    </Notice>
  )
}
