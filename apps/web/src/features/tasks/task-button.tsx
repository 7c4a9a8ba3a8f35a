import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconProgressCheck } from '@tabler/icons-react'
import { Suspense, lazy, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Ring } from '../../ui/ring.tsx'
import styles from './task-button.module.css'
import { useOwnTasks } from './task-hooks.ts'
import { useSeenPage } from './use-seen-page.ts'

const TaskDrawer = lazy(async () => ({ default: (await import('./task-drawer.tsx')).TaskDrawer }))

/** The ring of the header: the mean progress and the number of the user's tasks that run; opens the drawer. */
export function TaskButton() {
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure(false)
  const [wanted, setWanted] = useState(false)
  const { tasks } = useOwnTasks()
  useSeenPage()
  const running = (tasks ?? []).filter(({ status }) => status === 'running')
  const mean = running.reduce((sum, { progress }) => sum + progress, 0) / Math.max(1, running.length)
  const label = running.length === 0 ? t('tasks.button.idle') : t('tasks.button.running', { count: running.length })
  const button = useRef<HTMLButtonElement>(null)
  const leave = () => {
    close()
    button.current?.focus({ preventScroll: true })
  }
  const show = () => {
    setWanted(true)
    open()
  }
  return (
    <>
      <UnstyledButton
        ref={button}
        className={styles.root}
        data-live={running.length > 0}
        onClick={show}
        aria-label={label}
        title={label}
      >
        {running.length === 0 ? (
          <IconProgressCheck size={18} stroke={1.6} aria-hidden />
        ) : (
          <>
            <Ring percent={mean} size={17} />
            <span className="figures">{running.length}</span>
          </>
        )}
      </UnstyledButton>
      <Suspense>{wanted ? <TaskDrawer opened={opened} onClose={leave} /> : null}</Suspense>
    </>
  )
}
