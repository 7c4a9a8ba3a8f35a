import type { StockMapping } from '@pf/contract'
import type { Words } from '../../../i18n/use-words.ts'

/** What the prices of a file are: "RUB · prices with VAT 20 % · per 10 pieces". */
export function priceTerms({ currency, vatIncluded, vatPercent, pack }: StockMapping, { t, format }: Words): string {
  const vat = vatIncluded
    ? t('stock.import.facts.withVat', { percent: format.decimal(vatPercent) })
    : t('stock.import.facts.withoutVat')
  return [currency, vat, t('stock.import.facts.pack', { count: pack })].join(' · ')
}
