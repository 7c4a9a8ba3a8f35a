import { useTranslation } from 'react-i18next'
import type { ColumnTarget } from '@pf/contract'
import { ColumnHead } from './column-head.tsx'
import type { ColumnEditing } from './column-head.tsx'
import type { Draft, Preview } from './draft.ts'
import { RowNumber } from '../../files/sheet/row-number.tsx'
import styles from '../../files/sheet/sheet-grid.module.css'

interface SheetGridProps extends ColumnEditing {
  readonly preview: Preview
  readonly draft: Draft
  /** True while another sheet or header row is being read: what is said of columns then would be of that one. */
  readonly stale: boolean
  /** True while it is another sheet that is asked for: a row of this one is no header of that. */
  readonly otherSheet: boolean
  readonly onHeaderRow: (row: number) => void
}

const figures: ReadonlySet<ColumnTarget> = new Set(['price', 'quantity', 'total'])

/** The sheet as it is, and above each column what it is taken for. */
export function SheetGrid({ preview, draft, stale, otherSheet, onHeaderRow, ...editing }: SheetGridProps) {
  const { t } = useTranslation()
  const header = draft.headerRow ?? 0
  return (
    <div className={styles.scroller} role="region" aria-label={t('files.sheet.preview')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t('files.sheet.row')}
            </th>
            {draft.columns.map((column) => (
              <ColumnHead
                key={`${preview.sheet}/${preview.headerRow}/${column.column}`}
                column={column}
                stale={stale}
                {...editing}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.firstRows.map(({ row, cells }) => (
            <tr key={row} data-part={row < header ? 'letterhead' : row === header ? 'header' : 'table'}>
              <th scope="row" className={styles.number} inert={otherSheet}>
                <RowNumber row={row} isHeader={row === header} onChoose={onHeaderRow} />
              </th>
              {draft.columns.map(({ column, target }) => (
                <td key={column} data-target={target} data-figures={(row > header && figures.has(target)) || undefined}>
                  {cells[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
