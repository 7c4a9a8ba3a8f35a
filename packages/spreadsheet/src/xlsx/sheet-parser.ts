import { checkCellLength, checkColumn } from '../cell-limits.ts'
import { limits } from '../limits.ts'
import { spreadsheetError, type SpreadsheetError } from '../spreadsheet-error.ts'
import type { Cell, Row } from '../types.ts'
import { referenceColumn } from './cell-reference.ts'
import { toCell, type CellContext, type RawCell } from './cell-value.ts'
import { generalFormat, type NumberFormat } from './number-format.ts'
import { RichText } from './rich-text.ts'
import { styleFormat } from './styles.ts'
import { isTrue, type XmlHandler } from './xml-part.ts'

export interface SheetContext extends CellContext {
  sheet: string
  part: string
  styles: readonly NumberFormat[]
  /** Whether a merge covers the cell, whatever it holds: of merged cells only the top left one counts, as Excel shows them. */
  isCovered: (cell: RawCell) => boolean
}

/** Turns the events of a sheet part into rows; `take` empties what has gathered. */
export class SheetParser implements XmlHandler {
  readonly #context: SheetContext
  readonly #inline = new RichText()
  #rows: Row[] = []
  #inData = false
  #row: Row = emptyRow('', 0)
  #column = -1
  #inCell = false
  #inInline = false
  #capturing = false
  #raw: RawCell = { row: 0, column: 0, type: 'n', format: generalFormat, value: '' }

  constructor(context: SheetContext) {
    this.#context = context
  }

  take(): Row[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, attributes: Record<string, string>): void {
    if (!this.#inData) {
      if (name === 'sheetData') this.#inData = true
      return
    }
    switch (name) {
      case 'row':
        this.#openRow(attributes)
        return
      case 'c':
        this.#openCell(attributes)
        return
      case 'v':
        this.#capturing = this.#inCell
        return
      case 'is':
        this.#inInline = this.#inCell
        this.#inline.start()
        return
      default:
        if (this.#inInline) this.#inline.open(name)
    }
  }

  text(text: string): void {
    if (this.#capturing) this.#addValue(text)
    else if (this.#inInline) this.#inline.add(text, this.#context.part)
  }

  close(name: string): void {
    if (!this.#inData) return
    switch (name) {
      case 'v':
        this.#capturing = false
        return
      case 'is':
        this.#inInline = false
        if (this.#raw.type === 'inlineStr' || this.#raw.value === '') {
          this.#raw.type = 'inlineStr'
          this.#raw.value = this.#inline.finish()
        }
        return
      case 'c':
        this.#closeCell()
        return
      case 'row':
        this.#closeRow()
        return
      case 'sheetData':
        this.#inData = false
        return
      default:
        if (this.#inInline) this.#inline.close(name)
    }
  }

  #openRow(attributes: Record<string, string>): void {
    const previous = this.#row.row
    const number = Number(attributes.r ?? previous + 1)
    if (!Number.isInteger(number) || number < 1) throw this.#damaged(`a row is numbered "${attributes.r}"`)
    if (number <= previous) throw this.#damaged(`row ${number} stands after row ${previous}`)
    if (number > limits.rowsOfXlsx) throw spreadsheetError('tooManyRows', { limit: limits.rowsOfXlsx })
    this.#row = emptyRow(this.#context.sheet, number)
    const level = Number(attributes.outlineLevel ?? 0)
    this.#row.outlineLevel = Number.isInteger(level) && level > 0 && level <= 255 ? level : 0
    this.#row.hidden = isTrue(attributes.hidden)
    this.#column = -1
  }

  #openCell(attributes: Record<string, string>): void {
    const reference = attributes.r
    this.#column = (reference === undefined ? null : referenceColumn(reference)) ?? this.#column + 1
    checkColumn(this.#column, this.#row.row)
    this.#raw = {
      row: this.#row.row,
      column: this.#column,
      type: attributes.t ?? 'n',
      format: styleFormat(this.#context.styles, attributes.s),
      value: '',
    }
    this.#inCell = true
  }

  #addValue(text: string): void {
    this.#raw.value += text
    if (this.#raw.value.length > limits.tokenCharacters)
      throw spreadsheetError('tokenTooLong', { part: this.#context.part, limit: limits.tokenCharacters })
  }

  #closeCell(): void {
    this.#inCell = false
    // What a covered cell holds does not count, so nothing is said of it.
    if (this.#raw.value !== '' && this.#context.isCovered(this.#raw)) return
    const cell = toCell(this.#raw, this.#context)
    if (cell === null) return
    checkCellLength(cell.text, this.#raw.row, cell.column)
    this.#row.cells.push(cell)
  }

  #closeRow(): void {
    const { cells } = this.#row
    if (cells.length === 0) return
    if (!isAscending(cells)) {
      cells.sort((a, b) => a.column - b.column)
      if (!isAscending(cells)) throw this.#damaged(`row ${this.#row.row} has a cell twice`)
    }
    this.#rows.push(this.#row)
  }

  #damaged(detail: string): SpreadsheetError {
    return spreadsheetError('fileDamaged', { part: this.#context.part, detail })
  }
}

function emptyRow(sheet: string, row: number): Row {
  return { sheet, row, cells: [], outlineLevel: 0, hidden: false }
}

function isAscending(cells: readonly Cell[]): boolean {
  let last = -1
  for (const { column } of cells) {
    if (column <= last) return false
    last = column
  }
  return true
}
