import { Tooltip } from '@mantine/core'
import { useWords } from '../../../i18n/use-words.ts'
import type { StockImportOutcome } from './stock-import-outcome.ts'
import styles from '../../files/result/import-result.module.css'

const counts = ['read', 'merged', 'skipped', 'rejected', 'unmapped'] as const

/** What became of the rows of the file. */
export function RowCounts({ result }: { result: StockImportOutcome }) {
  const { t, format } = useWords()
  return (
    <dl className={styles.counts} aria-label={t('stock.result.counts.label')}>
      {counts.map((name) => (
        <Tooltip key={name} label={t(`stock.result.counts.${name}Hint`)}>
          <div>
            <dt>{t(`stock.result.counts.${name}`)}</dt>
            <dd
              data-zero={result[name] === 0 || undefined}
              data-alert={(name === 'rejected' && result[name] > 0) || undefined}
            >
              {format.number(result[name])}
            </dd>
          </div>
        </Tooltip>
      ))}
    </dl>
  )
}
