import { Anchor, Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../../i18n/use-words.ts'
import type { StockImportOutcome } from './stock-import-outcome.ts'
import styles from '../../files/result/import-result.module.css'
import { useUnmappedSearch } from './use-unmapped-search.ts'

const counts = ['read', 'merged', 'skipped', 'rejected', 'unmapped'] as const

/** What became of the rows of the file. */
export function RowCounts({ result }: { result: StockImportOutcome }) {
  const { t, format } = useWords()
  const unmapped = useUnmappedSearch(result)
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
              {name === 'unmapped' && result[name] > 0 ? (
                <Anchor inherit renderRoot={(props) => <Link to="/vendor-mappings" search={unmapped} {...props} />}>
                  {format.number(result[name])}
                </Anchor>
              ) : (
                format.number(result[name])
              )}
            </dd>
          </div>
        </Tooltip>
      ))}
    </dl>
  )
}
