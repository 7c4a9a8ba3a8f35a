import { Anchor } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Translate } from '../../../i18n/i18n.ts'
import styles from './blocker-list.module.css'
import { columnName } from './column-name.ts'
import type { Blocker } from './draft.ts'

interface Remedy {
  readonly label: string
  readonly apply: () => void
}

interface BlockerListProps {
  readonly id: string
  readonly blockers: readonly Blocker[]
  /** Ways out that a blocker offers, beside the choice that it asks for. */
  readonly remedies: Partial<Record<Blocker['kind'], Remedy>>
}

/** Beside the button: what is missing for the import. */
export function BlockerList({ id, blockers, remedies }: BlockerListProps) {
  const { t } = useTranslation()
  return (
    <ul id={id} className={styles.root} aria-label={t('stock.import.blockers.label')} aria-live="polite">
      {blockers.map((blocker) => (
        <li key={JSON.stringify(blocker)}>
          <IconHelp size={15} stroke={2} aria-hidden />
          <span>
            {blockerWords(blocker, t)}
            <RemedyLink remedy={remedies[blocker.kind]} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function RemedyLink({ remedy }: { remedy: Remedy | undefined }) {
  if (remedy === undefined) return null
  return (
    <>
      {' '}
      <Anchor component="button" type="button" fz="inherit" onClick={remedy.apply}>
        {remedy.label}
      </Anchor>
    </>
  )
}

function blockerWords(blocker: Blocker, t: Translate): string {
  switch (blocker.kind) {
    case 'decimalSign':
    case 'warehouse':
      return t(`stock.import.blockers.${blocker.kind}`, { title: columnName(blocker) })
    case 'warehouseTwice':
      return t('stock.import.blockers.warehouseTwice', { warehouse: blocker.warehouse })
    default:
      return t(`stock.import.blockers.${blocker.kind}`)
  }
}
