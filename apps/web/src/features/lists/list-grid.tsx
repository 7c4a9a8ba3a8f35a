import { Select } from '@mantine/core'
import { listColumns } from '@pf/contract'
import type { ListColumn, ListKind } from '@pf/contract'
import { useTranslation } from 'react-i18next'
import { columnLetter } from '../files/sheet/column-letter.ts'
import { RowNumber } from '../files/sheet/row-number.tsx'
import grid from '../files/sheet/sheet-grid.module.css'
import type { ListPreview, ListTargets } from './list-draft.ts'
import styles from './list-import.module.css'

interface ListGridProps {
  readonly list: ListKind
  readonly preview: ListPreview
  readonly targets: ListTargets
  readonly onTarget: (column: number, target: ListColumn | null) => void
  readonly onHeaderRow: (row: number) => void
}

const notImported = 'none'

/** The sheet as it is, and above each column what it is taken for. */
export function ListGrid({ list, preview, targets, onTarget, onHeaderRow }: ListGridProps) {
  const { t } = useTranslation()
  const header = preview.headerRow ?? 0
  const known: readonly ListColumn[] = listColumns[list]
  const choices = [notImported, ...known] as const
  return (
    <div className={`${grid.scroller} ${styles.grid}`} role="region" aria-label={t('files.sheet.preview')} tabIndex={0}>
      <table className={grid.table}>
        <thead>
          <tr>
            <th scope="col" className={grid.corner}>
              {t('files.sheet.row')}
            </th>
            {preview.columns.map(({ column, title }) => (
              <th key={column} scope="col">
                <Select
                  aria-label={
                    title === ''
                      ? t('files.sheet.column', { letter: columnLetter(column) })
                      : t('files.sheet.columnTitled', { letter: columnLetter(column), title })
                  }
                  size="xs"
                  classNames={{ input: styles.select ?? '' }}
                  data-target={targets.get(column) ?? notImported}
                  data={choices.map((target) => ({ value: target, label: t(`lists.columns.${target}`) }))}
                  value={targets.get(column) ?? notImported}
                  allowDeselect={false}
                  onChange={(value) => onTarget(column, known.find((target) => target === value) ?? null)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.firstRows.map(({ row, cells }) => (
            <tr key={row} data-part={row < header ? 'letterhead' : row === header ? 'header' : 'table'}>
              <th scope="row" className={grid.number}>
                <RowNumber row={row} isHeader={row === header} onChoose={onHeaderRow} />
              </th>
              {preview.columns.map(({ column }) => (
                <td key={column} data-target={targets.has(column) ? undefined : 'other'}>
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
