import type { DecimalSign, RejectionReason } from '@pf/contract'
import type { Cell, Row } from '@pf/spreadsheet'
import { paddedCode, shownNumber } from './number-format.ts'
import type { RejectedTableRow, TableSurvey } from './types.ts'

interface Rejection {
  reason: RejectionReason
  survey: TableSurvey
}

/** A row that can't be read because of one of its cells, with all it holds. */
export function rejectedRow(row: Row, cell: Cell | undefined, { reason, survey }: Rejection): RejectedTableRow {
  const cells: string[] = []
  for (const { column } of row.cells) while (cells.length <= column) cells.push('')
  for (const other of row.cells) cells[other.column] = shownText(other, survey.decimalSigns[other.column])
  return {
    kind: 'rejected',
    row: row.row,
    column: cell?.column ?? 0,
    reason,
    text: cell === undefined ? '' : shownText(cell),
    cells,
  }
}

/**
 * A cell as a spreadsheet shows it. With the column's decimal sign, a number is written so that it is read the same way as text: never with
 * exactly three places, which would leave the sign open.
 */
export function shownText(cell: Cell, sign?: DecimalSign): string {
  if (cell.kind !== 'number') return cell.text
  const padded = cell.format === undefined ? cell.text : paddedCode(cell.text, cell.format)
  const number = sign === undefined ? padded : unmistakable(padded, sign)
  if (cell.format === undefined) return number
  const { before, after, instead } = shownNumber(cell.text, cell.format)
  return instead ?? `${before}${number}${after}`
}

function unmistakable(text: string, sign: DecimalSign): string {
  const threePlaces = /\.\d{3}$/.test(text) ? `${text}0` : text
  return threePlaces.replace('.', sign)
}
