import { Button, Group } from '@mantine/core'
import { decimalSign } from '@pf/contract'
import type { ColumnTarget, DecimalSign } from '@pf/contract'
import { IconHelp } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './column-head.module.css'
import type { DraftColumn } from './draft.ts'

type Ask = DraftColumn['asks'][number]

interface ColumnAsksProps {
  readonly column: DraftColumn
  readonly onTarget: (column: number, target: ColumnTarget) => void
  readonly onSign: (column: number, sign: DecimalSign) => void
  /** Told before the answer itself. */
  readonly onAnswer: (ask: Ask) => void
}

/** What the file leaves open about a column; where nothing is, why it is taken for what it is. */
export function ColumnAsks({ column, onTarget, onSign, onAnswer }: ColumnAsksProps) {
  const { t } = useTranslation()
  const id = useId()
  const answer = (ask: Ask, say: () => void) => {
    onAnswer(ask)
    say()
  }
  if (column.asks.length === 0) return <div className={styles.why}>{t(`stock.import.by.${column.by}`)}</div>
  return column.asks.map((ask) => (
    <div key={ask}>
      <div className={styles.ask} id={`${id}-${ask}`}>
        <IconHelp size={14} stroke={2} aria-hidden />
        {t(`stock.import.asks.${ask}`)}
      </div>
      <Group gap={4} role="group" aria-labelledby={`${id}-${ask}`}>
        {ask === 'partNumber' || ask === 'quantity' || ask === 'price' ? (
          <Answer text={t('stock.import.asks.yes')} onClick={() => answer(ask, () => onTarget(column.column, ask))} />
        ) : null}
        {ask === 'decimalSign'
          ? decimalSign.options.map((sign) => (
              <Answer
                key={sign}
                text={t(`stock.import.facts.signExample.${sign}`)}
                onClick={() => answer(ask, () => onSign(column.column, sign))}
              />
            ))
          : null}
      </Group>
    </div>
  ))
}

function Answer({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <Button data-answers variant="default" size="compact-xs" mt={4} onClick={onClick}>
      {text}
    </Button>
  )
}
