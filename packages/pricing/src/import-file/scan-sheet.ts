import type { Row } from '@pf/spreadsheet'
import { trimBlanks } from '../part-number/blanks.ts'
import type { ColumnContent } from './column-content.ts'
import { cutText, shownLength } from './cut-text.ts'
import { addRow } from './header.ts'
import { columnLimit, filledTexts } from './header-rows.ts'
import { outlineRows } from './outline-heads.ts'
import { shownText } from './rejected-row.ts'
import { isFilled } from './row-kind.ts'
import type { FoundTable } from './find-table.ts'
import type { DetectionOptions, Layout, SheetSource } from './types.ts'

const firstRows = 50
const letterheadRows = 40
const letterheadLength = 2_000
const subtitleRows = 4

/** A whole sheet in small: what its first rows are and what the columns below its header hold. */
export interface SheetScan {
  firstRows: Layout['firstRows']
  /** Filled rows of the sheet. */
  rows: number
  /** Rows below the header with more than one filled cell, totals and heads of groups left out. */
  tableRows: number
  contents: Map<number, ColumnContent>
  /** Texts above the header, a row a text, its cells apart by " | ". */
  letterhead: string[]
  /** Texts that stand alone in the rows right below the header: a heading, or the titles of deeper levels of a report. */
  subtitles: string[]
}

/** Reads the sheet to its end; the memory that takes does not grow with its rows. */
export async function scanSheet(
  spreadsheet: SheetSource,
  { sheet, header }: FoundTable,
  { signal, onProgress }: DetectionOptions,
): Promise<SheetScan> {
  const scan: SheetScan = { firstRows: [], rows: 0, tableRows: 0, contents: new Map(), letterhead: [], subtitles: [] }
  const headerRow = header?.headerRow ?? 0
  const headerBegin = header?.rows[0]?.row ?? 0
  const reading = {
    onProgress: (fraction: number) => onProgress?.(scan.rows, fraction),
    ...(signal !== undefined && { signal }),
  }
  const batches = noteRows(spreadsheet.readSheet(sheet, reading), scan, { headerBegin, headerRow })
  for await (const rows of outlineRows(batches, headerRow, await spreadsheet.summaryBelow(sheet))) {
    for (const { row, isHead } of rows) if (!isHead && addRow(scan.contents, row)) scan.tableRows++
  }
  return scan
}

async function* noteRows(
  batches: AsyncIterable<Row[]>,
  scan: SheetScan,
  { headerBegin, headerRow }: { headerBegin: number; headerRow: number },
): AsyncGenerator<Row[]> {
  for await (const batch of batches) {
    for (const row of batch) {
      if (!row.cells.some(isFilled)) continue
      scan.rows++
      if (scan.firstRows.length < firstRows) scan.firstRows.push({ row: row.row, cells: shownCells(row) })
      if (row.row < headerBegin && scan.letterhead.length < letterheadRows) {
        scan.letterhead.push(cutText([...filledTexts(row).values()].join(' | '), letterheadLength))
      }
      if (row.row === headerRow + scan.subtitles.length + 1) {
        const [text, ...others] = filledTexts(row).values()
        if (text !== undefined && others.length === 0 && scan.subtitles.length < subtitleRows) scan.subtitles.push(text)
      }
    }
    yield batch
  }
}

function shownCells(row: Row): string[] {
  const cells: string[] = []
  for (const cell of row.cells) {
    if (cell.column >= columnLimit) break
    while (cells.length < cell.column) cells.push('')
    cells[cell.column] = cutText(trimBlanks(shownText(cell)), shownLength)
  }
  return cells
}
