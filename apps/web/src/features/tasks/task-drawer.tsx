import { Drawer } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DrawerTasks } from './drawer-tasks.tsx'

interface TaskDrawerProps {
  opened: boolean
  onClose: () => void
}

/** The user's tasks over whatever page: what runs, what waits, and how the rest ended. Whoever opens it takes the focus back. */
export function TaskDrawer({ opened, onClose }: TaskDrawerProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <Drawer
      opened={opened}
      returnFocus={false}
      onClose={onClose}
      closeOnEscape={!asking}
      size={440}
      title={<strong>{t('tasks.drawer.title')}</strong>}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <DrawerTasks onClose={onClose} onAsking={setAsking} />
    </Drawer>
  )
}
