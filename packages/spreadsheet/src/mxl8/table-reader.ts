import { checkCellLength, checkColumn } from '../cell-limits.ts'
import { limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'
import type { Cell, Row } from '../types.ts'
import { cellContent } from './cell-node.ts'
import type { BracketNode, ChildReader, Wish } from './root-children.ts'

/** Children of the root before the number of row records: versions, languages, formats, six page headers and footers, modes. */
const childrenBeforeRows = 15
const languagesChild = 3

export interface TableEvents {
  /** Whether rows are wanted, or only counted on the way to what follows them. */
  wantsRows: boolean
  version(version: number): void
  /** `format` is the row's format, 1-based, 0 for none. */
  row(row: Row, format: number): void
  reference(): void
  tail(): ChildReader
}

/** How far a table has been read, for messages about a truncated one. */
export interface TablePosition {
  rowsTotal: number | null
  rowsRead: number
  row: number
}

/** Reads the children of the root group of an 8.x table: its head, its rows, and by `events.tail()` what follows them. */
export function* readTable(events: TableEvents, position: TablePosition): ChildReader {
  let language = '#'
  for (let child = 0; child < childrenBeforeRows; child++) {
    const node: BracketNode = yield child === languagesChild ? 'whole' : 'mark'
    if (child === 2) events.version(integer(node, 'the version'))
    if (child === languagesChild && typeof node !== 'string' && typeof node[0] === 'string') language = node[0]
  }
  const total = integer(yield 'mark', 'the number of rows')
  if (total > limits.rows) throw spreadsheetError('tooManyRows', { limit: limits.rows })
  position.rowsTotal = total
  let last = -1
  for (let i = 0; i < total; i++) {
    const index = integer(yield 'mark', 'a row number')
    if (index <= last) throw damaged(position.row, 'its rows are out of order')
    if (index >= limits.rows) throw spreadsheetError('tooManyRows', { limit: limits.rows })
    last = index
    position.row = index + 1
    yield* readRow(events, language, index + 1)
    position.rowsRead = i + 1
  }
  yield* events.tail()
}

function* readRow(events: TableEvents, language: string, row: number): Generator<Wish, void, BracketNode> {
  const format = integer(yield 'mark', 'a row format')
  const count = integer(yield 'mark', 'a number of cells')
  if (count > limits.columns) throw spreadsheetError('tooManyColumns', { row, limit: limits.columns })
  const cells: Cell[] = []
  let last = -1
  for (let i = 0; i < count; i++) {
    const column = integer(yield 'mark', 'a column number')
    if (column <= last) throw damaged(row, 'its columns are out of order')
    checkColumn(column, row)
    last = column
    const node: BracketNode = yield events.wantsRows ? 'whole' : 'mark'
    if (typeof node === 'string') throw damaged(row, 'a cell is missing')
    if (!events.wantsRows) continue
    const content = cellContent(node, language)
    if (content === 'reference') events.reference()
    else if (content !== null) {
      checkCellLength(content.text, row, column)
      cells.push({ column, kind: content.kind, text: content.text })
    }
  }
  if (cells.length > 0) events.row({ sheet: '', row, cells, outlineLevel: 0, hidden: false }, format)
}

export function integer(node: BracketNode, what: string): number {
  if (typeof node === 'string' && /^-?\d{1,15}$/.test(node)) return Number(node)
  throw spreadsheetError('fileDamaged', { part: 'the 1C table', detail: `${what} was expected` })
}

function damaged(row: number, detail: string): Error {
  return spreadsheetError('fileDamaged', { part: `row ${row} of the 1C table`, detail })
}
