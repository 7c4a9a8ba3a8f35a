import type { PartNumberRow } from '@pf/contract'
import { IconAlertTriangle, IconStarFilled } from '@tabler/icons-react'
import { memo } from 'react'
import { useWords } from '../../../i18n/use-words.ts'
import styles from './part-number-grid.module.css'
import { stockQuantity } from './stock-words.ts'

interface PartNumberLineProps {
  readonly row: PartNumberRow
  readonly place: number
  readonly top: number
  /** Shows its LOT instead of its name. */
  readonly byLot: boolean
  readonly current: boolean
  readonly selected: boolean
  readonly onCurrent: (id: number) => void
  readonly onSelect: (id: number, range: boolean) => void
}

/** A part number in the list. */
export const PartNumberLine = memo(function PartNumberLine(props: PartNumberLineProps) {
  const { row, place, top, byLot, current, selected, onCurrent, onSelect } = props
  const { id, partNumber, vendor, description, lot, isPrimary, isAmbiguous, stock, suggestedScore, state } = row
  const words = useWords()
  const { t, format } = words
  return (
    // The grid itself has the focus and hears the keys.
    <div
      id={`part-number-${id}`}
      role="row"
      className={styles.line}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={place + 2}
      aria-selected={selected}
      aria-current={current || undefined}
      onClick={(event) => (event.shiftKey ? onSelect(id, true) : onCurrent(id))}
    >
      <span role="gridcell" data-column="select">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          aria-label={t('mappings.list.select', { partNumber })}
          onClick={(event) => event.stopPropagation()}
          onChange={({ nativeEvent }) => {
            onSelect(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
            // What the keys are about is the row that has the focus.
            onCurrent(id)
          }}
        />
      </span>
      <span role="gridcell" className="mono" title={partNumber}>
        {partNumber}
      </span>
      <span role="gridcell" title={vendor ?? ''}>
        {vendor}
      </span>
      {byLot ? (
        <span role="gridcell" data-column="words" className="mono" title={lot?.name ?? description}>
          {isAmbiguous ? (
            <IconAlertTriangle className={styles.warning} size={14} aria-label={t('mappings.list.ambiguous')} />
          ) : null}
          {isPrimary ? (
            <IconStarFilled className={styles.primary} size={12} aria-label={t('mappings.list.primary')} />
          ) : null}
          {lot?.name ?? null}
        </span>
      ) : (
        <span role="gridcell" data-column="words" className="quiet" title={description}>
          {description}
        </span>
      )}
      <span role="gridcell" data-figures>
        {stockQuantity(stock, words)}
      </span>
      <span role="gridcell" data-figures className="quiet">
        {state !== 'unmapped' || suggestedScore === null ? null : format.score(suggestedScore)}
      </span>
    </div>
  )
})
