import { Drawer } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DrawerTasks } from './drawer-tasks.tsx'

interface TaskDrawerProps {
  opened: boolean
  onClose: () => void
}

/** The user's tasks over whatever page: what runs, what waits, and how the rest ended. Stays mounted, so that closing it returns the focus. */
export function TaskDrawer({ opened, onClose }: TaskDrawerProps) {
  const { t } = useTranslation()
  // Opened only after it is there, else it does not see where the focus was.
  const mounted = useMounted()
  const [asking, setAsking] = useState(false)
  return (
    <Drawer
      opened={mounted && opened}
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
