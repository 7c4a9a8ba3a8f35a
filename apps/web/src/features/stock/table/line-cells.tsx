import type { PartNumberState, PartNumberTab, StockLine } from '@pf/contract'
import { Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
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

/** Where the workbench of mappings has part numbers without a LOT in force. */
const tabs = { unmapped: 'unmapped', postponed: 'checkAgain', ignored: 'ignored' } as const satisfies Record<
  Exclude<PartNumberState, 'mapped'>,
  PartNumberTab
>

/** The component that a part number is mapped to, else the way to map it. */
export function LotCell({ line: { lot, state, partNumber } }: { line: StockLine }) {
  const { t } = useWords()
  if (state === 'mapped')
    return lot === null ? null : (
      <Link className="mono plain-link" to="/components/$lotId" params={{ lotId: String(lot.id) }} title={lot.name}>
        {lot.name}
      </Link>
    )
  return (
    <Link
      className={`plain-link ${styles.unmapped}`}
      to="/vendor-mappings"
      search={{ tab: state === 'unmapped' ? undefined : tabs[state], q: partNumber }}
    >
      {t(`stock.table.states.${state}`)}
    </Link>
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
