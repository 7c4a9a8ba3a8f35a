import { Button } from '@mantine/core'
import type { PriceForgeTask } from '@pf/contract'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { showError } from '../../ui/show-error.ts'
import { useRetryTask } from './task-hooks.ts'

interface RetryTaskProps {
  task: PriceForgeTask
  /** Where something else helps more. */
  quiet?: boolean
  /** Where the new task is shown; its own page unless given. */
  onRetried?: (taskId: string) => void
}

/** Repeats an ended task as a new one, and goes there. */
export function RetryTask({ task, quiet = false, onRetried }: RetryTaskProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const retry = useRetryTask()
  const again = () =>
    retry.mutate(task.id, {
      onSuccess: ({ taskId }) => {
        if (onRetried === undefined) void navigate({ to: '/tasks/$taskId', params: { taskId } })
        else onRetried(taskId)
      },
      onError: (error) => showError(t, error),
    })
  return (
    <Button variant={quiet ? 'default' : 'filled'} onClick={again} loading={retry.isPending}>
      {t('tasks.retry.action')}
    </Button>
  )
}
