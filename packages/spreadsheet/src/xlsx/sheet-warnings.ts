import type { Warn } from '../row-source.ts'
import { spreadsheetWarning } from '../spreadsheet-warning.ts'
import type { Row } from '../types.ts'
import { cellReference } from './cell-reference.ts'
import type { RawCell } from './cell-value.ts'

/** Cells named one by one; of further ones only their number is told. */
const named = 20
/** No error of Excel is longer, nor a number that a person reads. */
const namedLength = 50

export interface SheetWarnings {
  errorCell(cell: RawCell): void
  coveredCell(): void
  digitsLost(cell: RawCell, number: string): void
  rows(rows: readonly Row[]): void
  /** Tells what is known only at the end of the sheet. */
  finish(): void
}

export function createSheetWarnings(sheet: string, warn: Warn): SheetWarnings {
  let errors = 0
  let lost = 0
  let covered = 0
  let hidden = 0
  return {
    errorCell({ column, row, value }) {
      errors++
      if (errors > named) return
      warn(
        spreadsheetWarning('errorCell', {
          sheet,
          cell: cellReference(column, row),
          error: value.trim().slice(0, namedLength).toWellFormed(),
        }),
      )
    },
    coveredCell() {
      covered++
    },
    digitsLost({ column, row }, number) {
      lost++
      if (lost > named) return
      warn(
        spreadsheetWarning('digitsLost', {
          sheet,
          cell: cellReference(column, row),
          number: number.slice(0, namedLength).toWellFormed(),
        }),
      )
    },
    rows(rows) {
      for (const row of rows) if (row.hidden) hidden++
    },
    finish() {
      if (errors > named) warn(spreadsheetWarning('errorCellsMore', { sheet, count: errors - named }))
      if (lost > named) warn(spreadsheetWarning('digitsLostMore', { sheet, count: lost - named }))
      if (covered > 0) warn(spreadsheetWarning('coveredCells', { sheet, count: covered }))
      if (hidden > 0) warn(spreadsheetWarning('hiddenRows', { sheet, count: hidden }))
    },
  }
}
