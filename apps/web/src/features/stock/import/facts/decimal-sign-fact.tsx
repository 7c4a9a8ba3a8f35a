import { SegmentedControl } from '@mantine/core'
import { decimalSign } from '@pf/contract'
import type { DecimalSign } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import { columnName } from '../column-name.ts'
import type { DraftColumn } from '../draft.ts'
import { Fact } from '../fact.tsx'
import type { FactEditing } from './fact-editing.ts'
import styles from './facts.module.css'

/** The decimal signs of the columns with numbers, each to be changed alone. */
export function DecimalSignFact({ draft, choose }: FactEditing) {
  const { t } = useTranslation()
  const columns = draft.columns.filter(({ target }) => target === 'price' || target === 'quantity')
  const sum = summarise(columns)
  const chooseSign = (column: number, sign: DecimalSign) =>
    choose((now) => ({ ...now, signs: { ...now.signs, [column]: sign } }))
  return (
    <Fact
      label={t('stock.import.facts.signsTitle')}
      value={t(`stock.import.facts.signs.${sum}`)}
      open={sum === 'open'}
      hint={t('stock.import.facts.signsHint')}
    >
      <ul className={styles.signs}>
        {columns.map((each) => (
          <li key={each.column}>
            <span className={styles.title}>{columnName(each)}</span>
            <SegmentedControl
              size="xs"
              aria-label={columnName(each)}
              value={each.sign ?? ''}
              onChange={(value) => chooseSign(each.column, decimalSign.parse(value))}
              data={decimalSign.options.map((sign) => ({
                value: sign,
                label: t(`stock.import.facts.signExample.${sign}`),
              }))}
            />
          </li>
        ))}
      </ul>
    </Fact>
  )
}

function summarise(columns: readonly DraftColumn[]): DecimalSign | 'mixed' | 'none' | 'open' {
  if (columns.some(({ asks }) => asks.includes('decimalSign'))) return 'open'
  const signs = new Set(columns.flatMap(({ sign }) => (sign === null ? [] : [sign])))
  const [sign] = signs
  if (sign === undefined) return 'none'
  return signs.size > 1 ? 'mixed' : sign
}
