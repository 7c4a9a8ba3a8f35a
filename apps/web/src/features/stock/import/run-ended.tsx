import { Button, Group } from '@mantine/core'
import type { stockImport } from '@pf/contract'
import type { TaskOf } from '@pf/task-contract'
import { Link, useNavigate } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import { Notice } from '../../../ui/notice.tsx'
import { showError } from '../../../ui/show-error.ts'
import { useRetryTask } from '../../tasks/task-hooks.ts'
import { failureText } from '../../tasks/task-words.ts'
import { choicesOfInput } from './choices-of-input.ts'

type Ended = Extract<TaskOf<typeof stockImport>, { status: 'error' | 'cancelled' }>

/** An import that changed nothing: why, and the ways on. */
export function RunEnded({ task }: { task: Ended }) {
  const words = useWords()
  const { t } = words
  const navigate = useNavigate()
  const retry = useRetryTask()
  const failed = task.status === 'error'
  const repeat = () =>
    retry.mutate(task.id, {
      onSuccess: ({ taskId }) => void navigate({ to: '/stock/imports/$taskId', params: { taskId } }),
      onError: (error) => showError(t, error),
    })
  return (
    <Notice
      kind={failed ? 'error' : 'info'}
      title={t(failed ? 'stock.import.run.failed' : 'stock.import.run.cancelled')}
      technical={failed ? `${task.error.code}\n${task.error.text}\n${task.id}` : undefined}
    >
      {failed ? <p>{failureText(task.type, task.error, words)}</p> : null}
      <Group gap="xs" mt={4}>
        <Button
          renderRoot={(props) => (
            <Link
              to="/stock/import/$fileId"
              params={{ fileId: task.input.fileId }}
              search={choicesOfInput(task.input)}
              {...props}
            />
          )}
        >
          {t('stock.import.run.correct')}
        </Button>
        <Button variant="default" onClick={repeat} loading={retry.isPending}>
          {t('stock.import.run.repeat')}
        </Button>
        <Button variant="default" component={Link} to="/stock/import">
          {t('stock.import.run.another')}
        </Button>
      </Group>
    </Notice>
  )
}
