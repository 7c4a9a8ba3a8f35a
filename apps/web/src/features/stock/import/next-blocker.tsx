import { Anchor } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Translate } from '../../../i18n/i18n.ts'
import styles from './next-blocker.module.css'
import { columnName } from './column-name.ts'
import type { Blocker } from './draft.ts'

interface Remedy {
  readonly label: string
  readonly apply: () => void
}

interface NextBlockerProps {
  readonly id: string
  readonly blockers: readonly Blocker[]
  /** True where none can be answered, for another table is being read. */
  readonly stale: boolean
  /** Ways out that a blocker offers, beside the choice that it asks for. */
  readonly remedies: Partial<Record<Blocker['kind'], Remedy>>
}

/** Beside the button: what is missing for the import, one at a time, so that an answer moves nothing; the sheet shows them all. */
export function NextBlocker({ id, blockers, stale, remedies }: NextBlockerProps) {
  const { t } = useTranslation()
  const [blocker, ...more] = blockers
  return (
    <div id={id} className={styles.root} inert={stale} role="status" aria-label={t('stock.import.blockers.label')}>
      {blocker === undefined ? null : (
        <>
          <IconHelp size={15} stroke={2} aria-hidden />
          <span>
            {blockerWords(blocker, t)}
            <RemedyLink remedy={remedies[blocker.kind]} />
            {more.length === 0 ? null : (
              <span className="quiet"> {t('stock.import.blockers.more', { count: more.length })}</span>
            )}
          </span>
        </>
      )}
    </div>
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
