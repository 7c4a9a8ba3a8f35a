import { limits } from './limits.ts'
import { spreadsheetError } from './spreadsheet-error.ts'

/** Throws `cellTooLong`. `row` is 1-based, `column` 0-based (shown 1-based). */
export function checkCellLength(text: string, row: number, column: number): void {
  if (text.length > limits.cellCharacters)
    throw spreadsheetError('cellTooLong', { row, column: column + 1, limit: limits.cellCharacters })
}

/** Throws `tooManyColumns`. */
export function checkColumn(column: number, row: number): void {
  if (column >= limits.columns) throw spreadsheetError('tooManyColumns', { row, limit: limits.columns })
}
