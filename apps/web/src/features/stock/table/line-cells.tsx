import type { StockLine } from '@pf/contract'
import { Tooltip } from '@mantine/core'
import { useWords } from '../../../i18n/use-words.ts'
import styles from './stock-table.module.css'

/** "124", "≥ 50", "in stock". */
export function QuantityCell({ line: { quantity, atLeast } }: { line: StockLine }) {
  const { t, format } = useWords()
  if (quantity === null) {
    return (
      <Tooltip label={t('stock.table.inStockHint')}>
        <span className="quiet">{t('stock.table.inStock')}</span>
      </Tooltip>
    )
  }
  const shown = format.decimal(quantity)
  if (!atLeast) return <span className={Number(quantity) > 0 ? undefined : 'quiet'}>{shown}</span>
  return (
    <Tooltip label={t('stock.table.atLeastHint')}>
      <span>{t('stock.table.atLeast', { quantity: shown })}</span>
    </Tooltip>
  )
}

export function PriceCell({ line: { price, currency } }: { line: StockLine }) {
  const { t, format } = useWords()
  if (price === null) return <span className="quiet">{t('stock.table.noPrice')}</span>
  return format.money(price, currency)
}

/** The component that a part number is mapped to. */
export function LotCell({ line: { lot } }: { line: StockLine }) {
  const { t } = useWords()
  if (lot === null) return <span className={styles.unmapped}>{t('stock.table.unmapped')}</span>
  return (
    <span className="mono" title={lot}>
      {lot}
    </span>
  )
}

export function AsOfCell({ line: { asOf } }: { line: StockLine }) {
  const { format } = useWords()
  return <span className="quiet">{format.day(asOf)}</span>
}

/** A text that may be wider than its column; all of it on hover. */
export function TextCell({ text }: { text: string | null }) {
  return text === null ? null : <span title={text}>{text}</span>
}
