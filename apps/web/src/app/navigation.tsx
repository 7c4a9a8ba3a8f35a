import { IconArrowsLeftRight, IconCpu, IconProgressCheck, IconStack2 } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { WaitingCount } from '../features/mappings/waiting-count.tsx'
import styles from './navigation.module.css'

const entries = [
  { section: 'components', to: '/components', icon: IconCpu },
  { section: 'stock', to: '/stock', icon: IconStack2 },
  { section: 'mappings', to: '/vendor-mappings', icon: IconArrowsLeftRight },
  { section: 'tasks', to: '/tasks', icon: IconProgressCheck },
] as const satisfies readonly { section: string; to: string; icon: Icon }[]

/** The sections of the console, as the breadcrumb names them. */
export type Section = (typeof entries)[number]['section']

/** The sections that work; nothing is greyed out. */
export function Navigation({ open, onNavigate }: { open: boolean; onNavigate: () => void }) {
  const { t } = useTranslation()
  return (
    <nav className={styles.root} data-open={open} aria-label={t('app.navigation')}>
      <Link to="/stock" className={styles.brand} onClick={onNavigate}>
        <img src="/favicon.svg" alt="" width={20} height={20} />
        {t('app.name')}
      </Link>
      <ul className={styles.list}>
        {entries.map(({ section, to, icon: IconOf }) => (
          <li key={section}>
            <Link to={to} className={styles.link} onClick={onNavigate}>
              <IconOf size={17} stroke={1.6} aria-hidden />
              {t(`nav.${section}`)}
              {section === 'mappings' ? <WaitingCount /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
