import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './notice.module.css'
import { TechnicalDetails } from './technical-details.tsx'

type NoticeKind = 'error' | 'warning' | 'info'

interface NoticeProps {
  kind: NoticeKind
  /** What happened. */
  title: ReactNode
  /** About what, and what to do. */
  children?: ReactNode
  /** Folds out. */
  technical?: string | undefined
}

const icons: Record<NoticeKind, Icon> = { error: IconCircleX, warning: IconAlertTriangle, info: IconInfoCircle }

/** A sentence that stays on the page until its reason is gone. */
export function Notice({ kind, title, children, technical }: NoticeProps) {
  const IconOf = icons[kind]
  return (
    <section className={styles.root} data-kind={kind} role={kind === 'error' ? 'alert' : undefined}>
      <IconOf className={styles.icon} size={18} stroke={1.75} aria-hidden />
      <div className={styles.body}>
        <strong className={styles.title}>{title}</strong>
        {children}
        {technical === undefined ? null : <TechnicalDetails text={technical} />}
      </div>
    </section>
  )
}
