import type { TaskStatus } from '@pf/task-contract'
import { IconCancel, IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Ring } from '../../ui/ring.tsx'
import styles from './status-mark.module.css'

interface StatusMarkProps {
  status: TaskStatus
  progress: number
  /** Without its word, where the place says it otherwise. */
  iconOnly?: boolean
}

const icons = { queued: IconClock, completed: IconCircleCheck, error: IconCircleX, cancelled: IconCancel }

/** A status as icon, word and colour. */
export function StatusMark({ status, progress, iconOnly = false }: StatusMarkProps) {
  const { t } = useTranslation()
  const word = t(`tasks.status.${status}`)
  return (
    <span className={styles.root} data-status={status} {...(iconOnly ? { role: 'img', 'aria-label': word } : {})}>
      <StatusIcon status={status} progress={progress} />
      {iconOnly ? null : <span>{word}</span>}
    </span>
  )
}

function StatusIcon({ status, progress }: { status: TaskStatus; progress: number }) {
  if (status === 'running') return <Ring percent={progress} />
  const IconOf = icons[status]
  return <IconOf size={16} stroke={1.9} aria-hidden />
}
