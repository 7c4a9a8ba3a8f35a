import type { lotImport, mappingImport } from '@pf/contract'
import { rejectionWords } from '@pf/pricing/rejection-words'
import { columnName } from '@pf/spreadsheet/cell-reference'
import type { ResultOf } from '@pf/task-contract'

type ListResult = ResultOf<typeof lotImport> | ResultOf<typeof mappingImport>

/** What an import of a list did, for people: columns by letter and title, reasons as sentences. */
export function plainListResult({ layout, titles, rejectedRows, ...counts }: ListResult): object {
  const { reasons } = rejectionWords.en
  const { sheet, headerRow } = layout
  const columns: Readonly<Record<string, number | undefined>> = layout.columns
  return {
    sheet: sheet === '' ? null : sheet,
    headerRow: headerRow === 0 ? null : headerRow,
    columns: Object.fromEntries(
      Object.entries(columns).flatMap(([meaning, column]) =>
        column === undefined ? [] : [[meaning, columnPlace(column, titles[column])]],
      ),
    ),
    ...counts,
    rejectedRows: rejectedRows.map(({ row, column, title, text, reason }) => ({
      row,
      column: columnPlace(column, title),
      cell: text,
      reason: reasons[reason],
    })),
  }
}

/** `B "Category"` */
function columnPlace(column: number, title = ''): string {
  return title === '' ? columnName(column) : `${columnName(column)} "${title}"`
}
