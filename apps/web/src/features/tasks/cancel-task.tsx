import { ActionIcon, Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { PriceForgeTask } from '@pf/contract'
import { IconX } from '@tabler/icons-react'
import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/use-words.ts'
import { taskTitle } from './task-words.ts'

const CancelQuestion = lazy(async () => ({ default: (await import('./cancel-question.tsx')).CancelQuestion }))

interface CancelTaskProps {
  task: PriceForgeTask
  compact?: boolean
  /** Told while the question is open: what floats below it leaves the Escape key to it. */
  onAsking?: ((asking: boolean) => void) | undefined
}

/** Cancels a live task, after saying what that means. */
export function CancelTask({ task, compact = false, onAsking }: CancelTaskProps) {
  const words = useWords()
  const { t } = words
  const [asking, { open, close }] = useDisclosure(false)
  const button = useRef<HTMLButtonElement>(null)
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (!asking) return
    onAsking?.(true)
    return () => onAsking?.(false)
  }, [asking, onAsking])
  const ask = () => {
    setWanted(true)
    open()
  }
  // Not before the question has gone: it may take the focus a moment after it was opened, however soon it was left.
  const takeFocusBack = () => button.current?.focus({ preventScroll: true })
  const name = `${t('tasks.cancel.action')}: ${taskTitle(task, words)}`
  return (
    <>
      {compact ? (
        <ActionIcon ref={button} size="sm" onClick={ask} aria-label={name} title={name}>
          <IconX size={15} stroke={1.9} />
        </ActionIcon>
      ) : (
        <Button ref={button} variant="default" onClick={ask}>
          {t('tasks.cancel.action')}
        </Button>
      )}
      <Suspense>
        {wanted ? <CancelQuestion task={task} opened={asking} onClose={close} onLeft={takeFocusBack} /> : null}
      </Suspense>
    </>
  )
}
