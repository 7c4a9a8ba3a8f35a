import type { Row, Spreadsheet } from '@pf/spreadsheet'

/** Non-empty rows and cells of a sheet, and its rows by number. */
export interface MeasuredSheet {
  rows: number
  cells: number
  all: Map<number, Row>
}

export async function measureSheet(spreadsheet: Spreadsheet, sheet: string): Promise<MeasuredSheet> {
  const measured: MeasuredSheet = { rows: 0, cells: 0, all: new Map() }
  for await (const batch of spreadsheet.readSheet(sheet)) {
    for (const row of batch) {
      const filled = row.cells.filter(({ text }) => text.trim() !== '').length
      if (filled === 0) continue
      measured.rows++
      measured.cells += filled
      measured.all.set(row.row, row)
    }
  }
  return measured
}
