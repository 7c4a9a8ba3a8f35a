import { PassThrough, Readable, pipeline } from 'node:stream'
import { ZipFile } from 'yazl'
import { limits } from '../limits.ts'
import { cellReference } from './cell-reference.ts'
import { dateSerial } from './date-text.ts'
import { packageParts, sheetNames } from './xlsx-parts.ts'
import { textXml } from './xml-text.ts'

/** Texts are written as texts, whatever they look like (part numbers!); null and '' are empty cells; a Date is one in UTC. */
export type CellValue = string | number | boolean | Date | null

export interface XlsxSheet {
  /** Made to fit Excel's rules: at most 31 characters, none of `[]:*?/\`. */
  name: string
  rows: AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>
}

const chunkCharacters = 64 * 1024
const compressionLevel = 4
const styleDate = 1
const styleDateTime = 2

/**
 * A workbook of one sheet as a stream, in constant memory: rows are taken as the stream is read. More than 1 048 576 rows go on in
 * further sheets. Characters that XML cannot hold are dropped, texts end at 32 767 characters. An error of `rows` destroys the stream
 * with it; destroying the stream ends the iteration.
 */
export function writeXlsx(sheet: XlsxSheet): Readable {
  return writeSheets(sheet, limits.rowsOfXlsx)
}

/** {@link writeXlsx} with another number of rows a sheet. */
export function writeSheets(sheet: XlsxSheet, rowsPerSheet: number): Readable {
  const zip = new ZipFile()
  const output = new PassThrough()
  const rows = rowIterator(sheet.rows)
  const names = sheetNames(sheet.name)
  let current: Readable | undefined
  const options = { compressionLevel }

  const fail = (error: unknown): void => {
    output.destroy(error instanceof Error ? error : new Error(String(error)))
  }
  const addSheet = (count: number): void => {
    const part = { isLast: false, rows: rowsPerSheet }
    current = Readable.from(sheetXml(rows, part), { objectMode: false })
    current.on('error', fail)
    current.on('end', () => {
      if (part.isLast) finish(count)
      else addSheet(count + 1)
    })
    zip.addReadStream(current, `xl/worksheets/sheet${count}.xml`, options)
  }
  const finish = (count: number): void => {
    for (const [path, xml] of packageParts(names(count))) zip.addBuffer(Buffer.from(xml), path, options)
    zip.end()
  }

  zip.on('error', fail)
  output.on('close', () => {
    current?.destroy()
    void rows.return().catch(() => undefined)
  })
  addSheet(1)
  pipeline(Readable.from(zip.outputStream, { objectMode: false }), output, () => undefined)
  return output
}

interface RowIterator {
  next(): Promise<IteratorResult<readonly CellValue[], unknown>>
  return(): Promise<void>
}

function rowIterator(rows: XlsxSheet['rows']): RowIterator {
  if (Symbol.asyncIterator in rows) {
    const iterator = rows[Symbol.asyncIterator]()
    return { next: () => iterator.next(), return: async () => void (await iterator.return?.()) }
  }
  const iterator = rows[Symbol.iterator]()
  return {
    next: async () => iterator.next(),
    return: async () => void iterator.return?.(),
  }
}

/** One sheet's XML in pieces of some 64 k characters; `part.isLast` then tells whether the rows are at their end. */
async function* sheetXml(rows: RowIterator, part: { isLast: boolean; rows: number }): AsyncGenerator<string, void> {
  let xml =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
  for (let row = 1; row <= part.rows; row++) {
    const next = await rows.next()
    if (next.done === true) {
      part.isLast = true
      break
    }
    xml += rowXml(next.value, row)
    if (xml.length < chunkCharacters) continue
    yield xml
    xml = ''
  }
  yield `${xml}</sheetData></worksheet>`
}

function rowXml(values: readonly CellValue[], row: number): string {
  if (values.length > limits.columns)
    throw new RangeError(`Row ${row} has ${values.length} cells; Excel holds at most ${limits.columns}`)
  let xml = `<row r="${row}">`
  for (const [column, value] of values.entries()) xml += cellXml(value, column, row)
  return `${xml}</row>`
}

function cellXml(value: CellValue, column: number, row: number): string {
  if (value === null || value === '') return ''
  const start = `<c r="${cellReference(column, row)}"`
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number' && Number.isFinite(value)) return `${start}><v>${value}</v></c>`
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    const serial = dateSerial(value)
    const style = Number.isInteger(serial) ? styleDate : styleDateTime
    return `${start} s="${style}"><v>${serial}</v></c>`
  }
  return `${start} t="inlineStr"><is><t xml:space="preserve">${textXml(String(value))}</t></is></c>`
}
