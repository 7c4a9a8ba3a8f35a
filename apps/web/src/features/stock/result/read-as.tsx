import { useWords } from '../../../i18n/use-words.ts'
import { columnLetter } from '../../files/sheet/column-letter.ts'
import { priceTerms } from './price-terms.ts'
import type { StockImportOutcome } from './stock-import-outcome.ts'
import styles from './stock-import-result.module.css'

/** How the numbers of the file were read: where a wrong stock would come from. */
export function ReadAs({ result: { mapping, decimalSigns } }: { result: StockImportOutcome }) {
  const words = useWords()
  const { t, format } = words
  const names = new Map([
    ...(mapping.columns.price === undefined
      ? []
      : [[String(mapping.columns.price), t('stock.import.targets.price')] as const]),
    ...Object.entries(mapping.quantities).map(([warehouse, column]) => [String(column), warehouse] as const),
  ])
  const signs = (['.', ','] as const).flatMap((sign) => {
    const columns = Object.entries(decimalSigns).filter((entry) => entry[1] === sign)
    if (columns.length === 0) return []
    const list = columns.map(([column]) => `${names.get(column) ?? ''} (${columnLetter(Number(column))})`.trim())
    return [t('stock.result.read.sign', { column: format.list(list), sign: t(`stock.result.read.signs.${sign}`) })]
  })
  const facts = [...signs, ...(mapping.columns.price === undefined ? [] : [priceTerms(mapping, words)])]
  if (facts.length === 0) return null
  return (
    <p className={styles['read-as']}>
      <span className="quiet">{t('stock.result.read.title')}</span> {facts.join(' · ')}
    </p>
  )
}
