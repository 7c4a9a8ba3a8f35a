import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { isFinal } from '@pf/task-contract'
import { IconProgressCheck } from '@tabler/icons-react'
import { Suspense, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { Ring } from '../../ui/ring.tsx'
import styles from './task-button.module.css'
import { useOwnTasks } from './task-hooks.ts'

const TaskDrawer = lazy(async () => ({ default: (await import('./task-drawer.tsx')).TaskDrawer }))

/** The ring of the header: the mean progress and the number of the user's tasks that run or wait; opens the drawer. */
export function TaskButton() {
  const { t } = useTranslation()
  const [opened, { open, close }] = useDisclosure(false)
  const { tasks } = useOwnTasks()
  const live = (tasks ?? []).filter(({ status }) => !isFinal(status))
  const mean = live.reduce((sum, { progress }) => sum + progress, 0) / Math.max(1, live.length)
  const label = live.length === 0 ? t('tasks.button.idle') : t('tasks.button.running', { count: live.length })
  return (
    <>
      <UnstyledButton
        className={styles.root}
        data-live={live.length > 0}
        onClick={open}
        aria-label={label}
        title={label}
      >
        {live.length === 0 ? (
          <IconProgressCheck size={18} stroke={1.6} aria-hidden />
        ) : (
          <>
            <Ring percent={mean} size={17} />
            <span className="figures">{live.length}</span>
          </>
        )}
      </UnstyledButton>
      <Suspense>{opened ? <TaskDrawer onClose={close} /> : null}</Suspense>
    </>
  )
}
