import type { lotImport, mappingImport } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import { columnPlace } from './column-place.ts'
import { plainRejectedRows } from './plain-rejected-rows.ts'

type ListResult = ResultOf<typeof lotImport> | ResultOf<typeof mappingImport>

/** What an import of a list did, for people: columns by letter and title, reasons as sentences. */
export function plainListResult({ layout, titles, rejectedRows, ...counts }: ListResult): object {
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
    rejectedRows: plainRejectedRows(rejectedRows),
  }
}
