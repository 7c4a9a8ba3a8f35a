import { ActionIcon } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Notifications } from '@mantine/notifications'
import { IconMenu2 } from '@tabler/icons-react'
import { Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DecidingProvider } from '../features/mappings/deciding/deciding-provider.tsx'
import { MappingWatcher } from '../features/mappings/mapping-watcher.tsx'
import { UploadProvider } from '../features/stock/import/upload-provider.tsx'
import { SampleWatcher } from '../features/sample/sample-watcher.tsx'
import { StockWatcher } from '../features/stock/stock-watcher.tsx'
import { TaskButton } from '../features/tasks/task-button.tsx'
import { TaskToasts } from '../features/tasks/task-toasts.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { DropGuard } from './drop-guard.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Navigation } from './navigation.tsx'
import styles from './shell.module.css'
import { ThemeToggle } from './theme-toggle.tsx'

/** What stays while pages change: navigation, header, tasks, a file on its way. */
export function Shell() {
  const { t } = useTranslation()
  const [menuOpen, menu] = useDisclosure(false)
  return (
    <div className={styles.root}>
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <Navigation open={menuOpen} onNavigate={menu.close} />
      <header className={styles.header}>
        <ActionIcon className={styles.burger} onClick={menu.toggle} aria-label={t('app.menu')} aria-expanded={menuOpen}>
          <IconMenu2 size={18} stroke={1.75} />
        </ActionIcon>
        <Breadcrumbs />
        <div className={styles.tools}>
          <TaskButton />
          <LanguageSwitch />
          <ThemeToggle />
        </div>
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        <UploadProvider>
          <DecidingProvider>
            <Outlet />
          </DecidingProvider>
        </UploadProvider>
      </main>
      <DropGuard />
      <TaskToasts />
      <StockWatcher />
      <MappingWatcher />
      <SampleWatcher />
      <Notifications position="bottom-right" containerWidth={400} limit={4} />
    </div>
  )
}
