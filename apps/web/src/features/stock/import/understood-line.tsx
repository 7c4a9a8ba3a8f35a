import { useTranslation } from 'react-i18next'
import { AsOfFact } from './facts/as-of-fact.tsx'
import { CurrencyFact } from './facts/currency-fact.tsx'
import { DecimalSignFact } from './facts/decimal-sign-fact.tsx'
import type { FactEditing } from './facts/fact-editing.ts'
import { PackFact } from './facts/pack-fact.tsx'
import { ScopeFact } from './facts/scope-fact.tsx'
import { VatFact } from './facts/vat-fact.tsx'
import styles from './understood-line.module.css'

interface UnderstoodLineProps extends FactEditing {
  readonly today: string
  /** True where nothing can be said of it, for another table is being read. */
  readonly stale: boolean
}

/** One line: how the file is understood. What holds of prices is only said where there are any. */
export function UnderstoodLine({ today, stale, ...editing }: UnderstoodLineProps) {
  const { t } = useTranslation()
  const hasPrices = editing.draft.columns.some(({ target }) => target === 'price')
  return (
    <ul className={styles.root} inert={stale} aria-label={t('stock.import.facts.label')}>
      <li>
        <DecimalSignFact {...editing} />
      </li>
      {hasPrices ? (
        <>
          <li>
            <CurrencyFact {...editing} />
          </li>
          <li>
            <VatFact {...editing} />
          </li>
          <li>
            <PackFact {...editing} />
          </li>
        </>
      ) : null}
      <li>
        <AsOfFact {...editing} today={today} />
      </li>
      <li>
        <ScopeFact {...editing} />
      </li>
    </ul>
  )
}
