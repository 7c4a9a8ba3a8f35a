import { read, SSF } from '@e965/xlsx'
import type { CellObject, WorkSheet } from '@e965/xlsx'
import { readFile } from 'node:fs/promises'
import type { Cell, Spreadsheet } from '@pf/spreadsheet'

export interface Comparison {
  cells: number
  /** The first few. */
  differences: string[]
  different: number
}

/** Every cell of every sheet against SheetJS: there in both, of the same kind, with the same value. */
export async function compareWithSheetJs(path: string, spreadsheet: Spreadsheet): Promise<Comparison> {
  const workbook = read(await readFile(path), { cellNF: true, dense: true })
  const comparison: Comparison = { cells: 0, differences: [], different: 0 }
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  for (const { name } of spreadsheet.sheets) {
    const theirs = cellsOf(workbook.Sheets[name])
    for await (const batch of spreadsheet.readSheet(name)) {
      for (const { row, cells } of batch) {
        for (const cell of cells) {
          const reference = `${row}:${cell.column}`
          const their = theirs.get(reference)
          theirs.delete(reference)
          comparison.cells++
          if (their === undefined || !isEqual(cell, their, date1904))
            note(comparison, `${name} ${reference} ${cell.text} / ${String(their?.v)}`)
        }
      }
    }
    for (const [reference, { v }] of theirs) note(comparison, `${name} ${reference} missing: ${String(v)}`)
  }
  return comparison
}

function note(comparison: Comparison, difference: string): void {
  comparison.different++
  if (comparison.differences.length < 3) comparison.differences.push(difference)
}

/** The cells with a value, by 1-based row and 0-based column. */
function cellsOf(sheet: WorkSheet | undefined): Map<string, CellObject> {
  const cells = new Map<string, CellObject>()
  const rows: (CellObject | undefined)[][] = sheet?.['!data'] ?? []
  rows.forEach((row, index) => {
    row.forEach((cell, column) => {
      if (cell !== undefined && cell.v !== undefined && cell.v !== '') cells.set(`${index + 1}:${column}`, cell)
    })
  })
  return cells
}

function isEqual(cell: Cell, their: CellObject, date1904: boolean): boolean {
  switch (their.t) {
    case 'n':
      return cell.kind === 'date'
        ? cell.text.slice(0, 10) === dateText(Number(their.v), date1904)
        : cell.kind === 'number' && Number(cell.text) === Number(Number(their.v).toPrecision(15))
    case 's':
      return cell.kind === 'text' && normal(cell.text) === normal(String(their.v))
    case 'b':
      return cell.kind === 'boolean' && cell.text === String(their.v)
    case 'e':
      return cell.kind === 'error' && cell.text === their.w
    case 'd':
      return cell.kind === 'date'
    default:
      return false
  }
}

/** Line ends are a matter of taste: XML turns CR LF into LF. */
function normal(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function dateText(serial: number, date1904: boolean): string {
  const { y, m, d } = SSF.parse_date_code(serial, { date1904 })
  return [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-')
}
