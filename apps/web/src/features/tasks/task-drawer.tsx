import { Anchor, Button, Drawer } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import type { PriceForgeTask } from '@pf/contract'
import { IconProgressCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TaskCard } from './task-card.tsx'
import styles from './task-drawer.module.css'
import { useTasks } from './task-hooks.ts'

const groups = [
  { name: 'running', statuses: ['running'] },
  { name: 'waiting', statuses: ['queued'] },
  { name: 'finished', statuses: ['completed', 'error', 'cancelled'] },
] as const

/** What runs, what waits and how the last ones ended, over whatever page. */
export function TaskDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const mounted = useMounted()
  const { tasks } = useTasks({ limit: 20 })
  return (
    <Drawer
      opened={mounted}
      onClose={onClose}
      size={440}
      title={<strong>{t('tasks.drawer.title')}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      {tasks === undefined ? null : tasks.length === 0 ? (
        <Nothing onClose={onClose} />
      ) : (
        <Groups tasks={tasks} onClose={onClose} />
      )}
    </Drawer>
  )
}

function Groups({ tasks, onClose }: { tasks: readonly PriceForgeTask[]; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <>
      {groups.map(({ name, statuses }) => {
        const of = tasks.filter(({ status }) => statuses.some((one) => one === status))
        if (of.length === 0) return null
        return (
          <section key={name} className={styles.group} aria-label={t(`tasks.drawer.${name}`)}>
            <h3 className={styles.heading}>{t(`tasks.drawer.${name}`)}</h3>
            {of.map((task) => (
              <TaskCard key={task.id} task={task} onOpen={onClose} />
            ))}
          </section>
        )
      })}
      <Anchor renderRoot={(props) => <Link to="/tasks" {...props} />} onClick={onClose}>
        {t('tasks.all')}
      </Anchor>
    </>
  )
}

function Nothing({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState icon={IconProgressCheck} title={t('tasks.drawer.empty')} text={t('tasks.drawer.emptyText')}>
      <Button component={Link} to="/stock" onClick={onClose}>
        {t('tasks.drawer.importStock')}
      </Button>
    </EmptyState>
  )
}
