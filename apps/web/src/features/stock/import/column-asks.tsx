import { Button, SegmentedControl } from '@mantine/core'
import { decimalSign } from '@pf/contract'
import type { ColumnTarget, DecimalSign } from '@pf/contract'
import { IconHelp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './column-head.module.css'
import type { DraftColumn } from './draft.ts'

interface ColumnAsksProps {
  readonly column: DraftColumn
  readonly onTarget: (column: number, target: ColumnTarget) => void
  readonly onSign: (column: number, sign: DecimalSign) => void
}

/** What the file leaves open about a column; where nothing is, why it is taken for what it is. */
export function ColumnAsks({ column, onTarget, onSign }: ColumnAsksProps) {
  const { t } = useTranslation()
  if (column.asks.length === 0) return <div className={styles.why}>{t(`stock.import.by.${column.by}`)}</div>
  return column.asks.map((ask) => (
    <div key={ask}>
      <div className={styles.ask}>
        <IconHelp size={14} stroke={2} aria-hidden />
        {t(`stock.import.asks.${ask}`)}
      </div>
      {ask === 'partNumber' || ask === 'quantity' || ask === 'price' ? (
        <Button variant="default" size="compact-xs" mt={4} onClick={() => onTarget(column.column, ask)}>
          {t('stock.import.asks.yes')}
        </Button>
      ) : null}
      {ask === 'decimalSign' ? (
        <SegmentedControl
          size="xs"
          mt={4}
          fullWidth
          aria-label={t('stock.import.asks.decimalSign')}
          value=""
          onChange={(value) => onSign(column.column, decimalSign.parse(value))}
          data={decimalSign.options.map((sign) => ({
            value: sign,
            label: t(`stock.import.facts.signExample.${sign}`),
          }))}
        />
      ) : null}
    </div>
  ))
}
