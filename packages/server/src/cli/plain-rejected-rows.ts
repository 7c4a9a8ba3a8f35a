import type { RejectedLotRow, RejectedMappingRow, RejectedRow } from '@pf/contract'
import { rejectionWords } from '@pf/pricing/rejection-words'
import { columnPlace } from './column-place.ts'

/** Rejected rows for people: columns by letter and title, reasons as sentences. */
export function plainRejectedRows(rows: readonly (RejectedLotRow | RejectedMappingRow | RejectedRow)[]): object[] {
  const { reasons } = rejectionWords.en
  return rows.map(({ row, column, title, text, reason }) => ({
    row,
    column: columnPlace(column, title),
    cell: text,
    reason: reasons[reason],
  }))
}
