import { Button, Group, Modal, Text } from '@mantine/core'
import type { PriceForgeTask } from '@pf/contract'
import { useWords } from '../../i18n/use-words.ts'
import { showError } from '../../ui/show-error.ts'
import { useCancelTask } from './task-hooks.ts'
import { taskTitle } from './task-words.ts'

interface CancelQuestionProps {
  task: PriceForgeTask
  opened: boolean
  onClose: () => void
  /** Told once it has gone from the screen. */
  onLeft: () => void
}

/** Asks before a task is cancelled, naming the task and what becomes of its work. Whoever opens it takes the focus back. */
export function CancelQuestion({ task, opened, onClose, onLeft }: CancelQuestionProps) {
  const words = useWords()
  const { t } = words
  const cancel = useCancelTask()
  const confirm = () => cancel.mutate(task.id, { onSuccess: onClose, onError: (error) => showError(t, error) })
  return (
    <Modal
      opened={opened}
      returnFocus={false}
      onClose={onClose}
      onExitTransitionEnd={onLeft}
      title={<strong>{t('tasks.cancel.title', { title: taskTitle(task, words) })}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <Text mb="lg">
        {task.status === 'queued' ? t('tasks.cancel.queued') : t('tasks.cancel.running', { percent: task.progress })}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('tasks.cancel.keep')}
        </Button>
        <Button color="red" onClick={confirm} loading={cancel.isPending} data-autofocus>
          {t('tasks.cancel.confirm')}
        </Button>
      </Group>
    </Modal>
  )
}
