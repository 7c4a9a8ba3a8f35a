import { Button } from '@mantine/core'
import type { PriceForgeTask } from '@pf/contract'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { showError } from '../../ui/show-error.ts'
import { useRetryTask } from './task-hooks.ts'

/** Repeats an ended task as a new one, and goes there. */
export function RetryTask({ task, quiet }: { task: PriceForgeTask; quiet: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const retry = useRetryTask()
  const again = () =>
    retry.mutate(task.id, {
      onSuccess: ({ taskId }) => void navigate({ to: '/tasks/$taskId', params: { taskId } }),
      onError: (error) => showError(t, error),
    })
  return (
    <Button variant={quiet ? 'default' : 'filled'} onClick={again} loading={retry.isPending}>
      {t('tasks.retry.action')}
    </Button>
  )
}
