import { CsvError, parse, type Parser } from 'csv-parse'
import { checkCellLength, checkColumn } from '../cell-limits.ts'
import { limits } from '../limits.ts'
import type { SourceReadOptions } from '../row-source.ts'
import { SpreadsheetError, spreadsheetError } from '../spreadsheet-error.ts'
import { readTextChunks } from '../text-chunks.ts'
import type { TextEncodingName } from '../text-encoding.ts'
import type { Cell, Row } from '../types.ts'
import { detectDialect, type CsvDialect } from './csv-delimiter.ts'

export interface CsvFile {
  path: string
  size: number
  encoding: TextEncodingName
  /** Bytes of the byte order mark. */
  start: number
  maxRows: number
}

const dialectCharacters = 64 * 1024

/**
 * The rows of a delimited text, all cells texts. A row is a record (a quoted cell may span lines); blank records count, they are not
 * delivered. Quotes inside an unquoted cell are taken as they are (`5" disk`).
 */
export async function* readCsvRows(file: CsvFile, options: SourceReadOptions): AsyncGenerator<Row[], void> {
  let head = ''
  let records: CsvRecords | undefined
  for await (const { text, position } of readTextChunks(file.path, file.encoding, file.start)) {
    options.signal.throwIfAborted()
    options.onProgress(file.size === 0 ? 1 : position / file.size)
    if (records !== undefined) {
      yield await records.write(text)
      continue
    }
    head += text
    if (head.length < dialectCharacters) continue
    records = createCsvRecords(detectDialect(head), file.maxRows)
    yield await records.write(head)
  }
  if (records === undefined) {
    records = createCsvRecords(detectDialect(head), file.maxRows)
    yield await records.write(head)
  }
  yield await records.end()
}

interface CsvRecords {
  write(text: string): Promise<Row[]>
  end(): Promise<Row[]>
}

function createCsvRecords(dialect: CsvDialect, maxRows: number): CsvRecords {
  let rows: Row[] = []
  let row = dialect.hasSeparatorLine ? -1 : 0
  const parser = parse({
    delimiter: dialect.delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: limits.tokenCharacters,
    on_record: (record: string[]) => {
      row++
      if (row > maxRows) throw spreadsheetError('tooManyRows', { limit: maxRows })
      if (row === 0) return null
      const cells = toCells(record, row)
      if (cells.length > 0) rows.push({ sheet: '', row, cells, outlineLevel: 0, hidden: false })
      // Rows are collected here, so that the parser's own queue of records stays empty.
      return null
    },
  })
  const taken = (): Row[] => {
    const result = rows
    rows = []
    return result
  }
  const failed = (error: unknown): unknown => translate(error, row)
  return {
    write: (text) => settle(parser, (done) => parser.write(text, done)).then(taken, rethrow(failed)),
    end: () => {
      parser.resume()
      return settle(parser, (done) => parser.end(done)).then(taken, rethrow(failed))
    },
  }
}

function toCells(record: string[], row: number): Cell[] {
  const cells: Cell[] = []
  for (const [column, text] of record.entries()) {
    if (text === '') continue
    checkColumn(column, row)
    checkCellLength(text, row, column)
    cells.push({ column, kind: 'text', text })
  }
  return cells
}

/** Waits for one write of a stream, whose error may come by the callback or by the event. */
function settle(parser: Parser, act: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const onError = (error: Error): void => reject(error)
    parser.once('error', onError)
    act((error) => {
      if (error) {
        reject(error)
        return
      }
      parser.off('error', onError)
      resolve()
    })
  })
}

function rethrow(translateError: (error: unknown) => unknown): (error: unknown) => never {
  return (error) => {
    throw translateError(error)
  }
}

function translate(error: unknown, row: number): unknown {
  if (error instanceof SpreadsheetError || !(error instanceof CsvError)) return error
  const next = row + 1
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return spreadsheetError('quoteNotClosed', { row: next }, { cause: error })
  // Nothing but a quote left open makes a record this long.
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const column = typeof error['index'] === 'number' ? error['index'] + 1 : 1
    return spreadsheetError('cellTooLong', { row: next, column, limit: limits.cellCharacters }, { cause: error })
  }
  return spreadsheetError('fileDamaged', { part: `row ${next}`, detail: error.message }, { cause: error })
}
