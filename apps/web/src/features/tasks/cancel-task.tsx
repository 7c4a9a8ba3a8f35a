import { ActionIcon, Button, Group, Modal, Text, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PriceForgeTask } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { IconX } from '@tabler/icons-react'
import { useWords } from '../../i18n/use-words.ts'
import { showError } from '../../ui/show-error.ts'
import { useCancelTask } from './task-hooks.ts'
import { taskTitle } from './task-words.ts'

/** Cancels a live task, after saying what that means. */
export function CancelTask({ task, compact = false }: { task: PriceForgeTask; compact?: boolean }) {
  const words = useWords()
  const { t } = words
  const [asking, { open, close }] = useDisclosure(false)
  const cancel = useCancelTask()
  const title = taskTitle(task, words)
  const confirm = () => cancel.mutate(task.id, { onSuccess: close, onError: (error) => showError(t, error) })
  return (
    <>
      {compact ? (
        <Tooltip label={t('tasks.cancel.action')}>
          <ActionIcon size="sm" onClick={open} aria-label={`${t('tasks.cancel.action')}: ${title}`}>
            <IconX size={15} stroke={1.9} />
          </ActionIcon>
        </Tooltip>
      ) : (
        <Button variant="default" onClick={open}>
          {t('tasks.cancel.action')}
        </Button>
      )}
      <Modal
        opened={asking && !isFinal(task.status)}
        onClose={close}
        title={<strong>{t('tasks.cancel.title', { title })}</strong>}
        closeButtonProps={{ 'aria-label': t('app.close') }}
      >
        <Text mb="lg">
          {task.status === 'queued' ? t('tasks.cancel.queued') : t('tasks.cancel.running', { percent: task.progress })}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('tasks.cancel.keep')}
          </Button>
          <Button color="red" onClick={confirm} loading={cancel.isPending}>
            {t('tasks.cancel.confirm')}
          </Button>
        </Group>
      </Modal>
    </>
  )
}
