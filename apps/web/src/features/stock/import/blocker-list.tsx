import { Anchor } from '@mantine/core'
import { IconHelp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Translate } from '../../../i18n/i18n.ts'
import styles from './blocker-list.module.css'
import { columnName } from './column-name.ts'
import type { Blocker } from './draft.ts'

interface BlockerListProps {
  readonly id: string
  readonly blockers: readonly Blocker[]
  /** Offered where the file has names but no part numbers. */
  readonly onNameIsCode: (() => void) | undefined
}

/** Beside the button: what is missing for the import. */
export function BlockerList({ id, blockers, onNameIsCode }: BlockerListProps) {
  const { t } = useTranslation()
  return (
    <ul id={id} className={styles.root} aria-label={t('stock.import.blockers.label')} aria-live="polite">
      {blockers.map((blocker) => (
        <li key={JSON.stringify(blocker)}>
          <IconHelp size={15} stroke={2} aria-hidden />
          <span>
            {blockerWords(blocker, t)}
            {blocker.kind === 'partNumber' && onNameIsCode !== undefined ? (
              <>
                {' '}
                <Anchor component="button" type="button" onClick={onNameIsCode}>
                  {t('stock.import.blockers.nameServes')}
                </Anchor>
              </>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
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
