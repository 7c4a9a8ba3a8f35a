import { numberText } from '../number-text.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'
import type { Cell } from '../types.ts'
import { cellReference } from './cell-reference.ts'
import { isoDateText, serialText } from './date-text.ts'
import type { NumberFormat } from './number-format.ts'
import { decodeEscapes } from './rich-text.ts'
import type { StringStore } from './string-store.ts'

/** A cell as the sheet stores it. `value` is the text of `v`, or of `is` where the type is inlineStr. */
export interface RawCell {
  row: number
  column: number
  type: string
  format: NumberFormat
  value: string
}

export interface CellContext {
  strings: StringStore
  uses1904: boolean
  onError: (cell: RawCell) => void
  onDigitsLost: (cell: RawCell, number: string) => void
}

/** The cell that `raw` stands for; null where it is empty. Throws `stringIndexOutOfRange`. */
export function toCell(raw: RawCell, context: CellContext): Cell | null {
  const { column, value } = raw
  if (value === '') return null
  switch (raw.type) {
    case 's': {
      const text = sharedString(raw, context.strings)
      return text === '' ? null : { column, kind: 'text', text }
    }
    case 'inlineStr':
      return { column, kind: 'text', text: value }
    case 'str':
      return { column, kind: 'text', text: decodeEscapes(value) }
    case 'b': {
      const literal = value.trim()
      return { column, kind: 'boolean', text: literal === '1' || literal === 'true' ? 'true' : 'false' }
    }
    case 'e':
      context.onError(raw)
      return { column, kind: 'error', text: value.trim() }
    case 'd': {
      const date = isoDateText(value)
      return date === null
        ? { column, kind: 'text', text: value }
        : withFormat({ column, kind: 'date', text: date }, raw.format)
    }
    default:
      return numberCell(raw, context)
  }
}

function numberCell(raw: RawCell, context: CellContext): Cell {
  const { column, value, format } = raw
  const number = numberText(value)
  if (number === null) return { column, kind: 'text', text: value }
  if (format.isDate) {
    const date = serialText(Number(value), context.uses1904)
    if (date !== null) return withFormat({ column, kind: 'date', text: date }, format)
  }
  if (number.digitsLost) context.onDigitsLost(raw, number.text)
  return withFormat({ column, kind: 'number', text: number.text }, format)
}

function withFormat(cell: Cell, { code }: NumberFormat): Cell {
  return code === undefined ? cell : { ...cell, format: code }
}

function sharedString(raw: RawCell, strings: StringStore): string {
  const literal = raw.value.trim()
  const text = /^\d+$/.test(literal) ? strings.get(Number(literal)) : undefined
  if (text === undefined)
    throw spreadsheetError('stringIndexOutOfRange', {
      cell: cellReference(raw.column, raw.row),
      index: literal,
      count: strings.count,
    })
  return text
}
