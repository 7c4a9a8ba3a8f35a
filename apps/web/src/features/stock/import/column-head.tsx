import { Select } from '@mantine/core'
import { columnTargets } from '@pf/contract'
import type { ColumnTarget, DecimalSign } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import { ColumnAsks } from './column-asks.tsx'
import styles from './column-head.module.css'
import { columnLetter } from '../../files/sheet/column-letter.ts'
import type { DraftColumn } from './draft.ts'
import { useAnswerFocus } from './use-answer-focus.ts'
import { WarehouseInput } from './warehouse-input.tsx'

/** What can be said of a column. */
export interface ColumnEditing {
  readonly onTarget: (column: number, target: ColumnTarget) => void
  readonly onWarehouse: (column: number, warehouse: string) => void
  readonly onSign: (column: number, sign: DecimalSign) => void
  /** Names of warehouses that there are. */
  readonly warehouses: readonly string[]
}

interface ColumnHeadProps extends ColumnEditing {
  readonly column: DraftColumn
  /** True where nothing can be said of it, for another table is being read. */
  readonly stale: boolean
}

/** Above a column: what it is taken for and why, and what it leaves open. */
export function ColumnHead({ column, stale, ...editing }: ColumnHeadProps) {
  const { t } = useTranslation()
  const { head, onAnswer } = useAnswerFocus(column.asks)
  const letter = columnLetter(column.column)
  const title = column.title.trim()
  const label = title === '' ? t('files.sheet.column', { letter }) : t('files.sheet.columnTitled', { letter, title })
  return (
    <th ref={head} scope="col" data-asks={column.asks.length > 0 || undefined} className={styles.root} inert={stale}>
      <Select
        aria-label={label}
        size="xs"
        classNames={{ input: styles.select ?? '' }}
        data-target={column.target}
        data={columnTargets.map((target) => ({ value: target, label: t(`stock.import.targets.${target}`) }))}
        value={column.target}
        allowDeselect={false}
        comboboxProps={{ width: 200, position: 'bottom-start' }}
        maxDropdownHeight={320}
        onChange={(value) => {
          if (value !== null) editing.onTarget(column.column, value)
        }}
      />
      {column.target === 'quantity' ? (
        <WarehouseInput
          label={t('stock.import.columns.warehouse', { letter })}
          warehouse={column.warehouse}
          known={editing.warehouses}
          onChange={(warehouse) => editing.onWarehouse(column.column, warehouse)}
        />
      ) : null}
      <ColumnAsks column={column} onTarget={editing.onTarget} onSign={editing.onSign} onAnswer={onAnswer} />
    </th>
  )
}
