import { ActionIcon, Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PriceForgeTask } from '@pf/contract'
import { isFinal } from '@pf/task-contract'
import { IconX } from '@tabler/icons-react'
import { Suspense, lazy } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { taskTitle } from './task-words.ts'

const CancelQuestion = lazy(async () => ({ default: (await import('./cancel-question.tsx')).CancelQuestion }))

/** Cancels a live task, after saying what that means. */
export function CancelTask({ task, compact = false }: { task: PriceForgeTask; compact?: boolean }) {
  const words = useWords()
  const { t } = words
  const [asking, { open, close }] = useDisclosure(false)
  const name = `${t('tasks.cancel.action')}: ${taskTitle(task, words)}`
  return (
    <>
      {compact ? (
        <ActionIcon size="sm" onClick={open} aria-label={name} title={name}>
          <IconX size={15} stroke={1.9} />
        </ActionIcon>
      ) : (
        <Button variant="default" onClick={open}>
          {t('tasks.cancel.action')}
        </Button>
      )}
      <Suspense>{asking && !isFinal(task.status) ? <CancelQuestion task={task} onClose={close} /> : null}</Suspense>
    </>
  )
}
