import { open } from 'node:fs/promises'
import { checkCellLength, checkColumn } from '../cell-limits.ts'
import { batchRows, limits } from '../limits.ts'
import type { RowSource, SourceReadOptions } from '../row-source.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'
import type { Cell, Row } from '../types.ts'
import { createByteCursor, type ByteCursor } from './byte-cursor.ts'
import { damaged, formatBytesOf, readCellText, readKeys, skipCells, skipFonts, skipStrings } from './mxl7-records.ts'

const versionOffset = 11
/** Columns, rows and objects: three i32 that are not to be trusted. */
const countsBytes = 12

/** Opens a 1C 7.7 table document (binary). Its rows end before its pictures, which are not read. */
export async function openMxl7(path: string): Promise<RowSource> {
  await using file = await open(path)
  const { size } = await file.stat()
  const cursor = createByteCursor(file, { start: versionOffset, size, where: () => 'within the header' })
  await cursor.need(2)
  formatBytesOf(cursor.u16())
  return {
    format: 'mxl7',
    sheets: [{ name: '', state: 'visible' }],
    readSheet: (_name, options) => readRows(path, options),
    summaryBelow: () => Promise.resolve(false),
    close: () => Promise.resolve(),
  }
}

async function* readRows(path: string, options: SourceReadOptions): AsyncGenerator<Row[], void> {
  await using file = await open(path)
  const { size } = await file.stat()
  let place = 'before the rows'
  const cursor = createByteCursor(file, { start: versionOffset, size, where: () => place })
  const recordBytes = await skipHead(cursor)
  const keys = await readKeys(cursor)
  let rows: Row[] = []
  let last = -1
  for (const key of keys) {
    if (key <= last) throw damaged('its rows are out of order')
    if (key >= limits.rows) throw spreadsheetError('tooManyRows', { limit: limits.rows })
    last = key
    place = `at row ${key + 1}`
    const row = await readRow(cursor, recordBytes, key + 1)
    if (row.cells.length > 0) rows.push(row)
    if (rows.length < batchRows) continue
    options.signal.throwIfAborted()
    options.onProgress(cursor.position / size)
    yield rows
    rows = []
  }
  yield rows
}

/** Skips what stands before the rows; returns the size of a format record. */
async function skipHead(cursor: ByteCursor): Promise<number> {
  await cursor.need(2)
  const recordBytes = formatBytesOf(cursor.u16())
  await cursor.skip(countsBytes)
  await readCellText(cursor, recordBytes) // default format
  await skipFonts(cursor)
  await skipStrings(cursor)
  await readCellText(cursor, recordBytes) // page header
  await readCellText(cursor, recordBytes) // page footer
  await skipCells(cursor, recordBytes) // columns
  return recordBytes
}

async function readRow(cursor: ByteCursor, recordBytes: number, row: number): Promise<Row> {
  await readCellText(cursor, recordBytes) // the row's own format
  const cells: Cell[] = []
  for (const column of await readKeys(cursor)) {
    if (column < 0) throw damaged(`a column of row ${row} is negative`)
    checkColumn(column, row)
    const text = await readCellText(cursor, recordBytes)
    if (text === '') continue
    checkCellLength(text, row, column)
    cells.push({ column, kind: 'text', text })
  }
  cells.sort((a, b) => a.column - b.column)
  return { sheet: '', row, cells, outlineLevel: 0, hidden: false }
}
