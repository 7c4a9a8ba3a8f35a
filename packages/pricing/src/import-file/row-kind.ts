import type { Cell, Row } from '@pf/spreadsheet'
import { collapseBlanks } from '../part-number/blanks.ts'
import type { SkipReason, TableMapping } from './types.ts'

const total = /^(?:итого|всего|всього|разом|grand total|total)(?::.*|\s+(?:по|за|for)(?:[\s:].*)?)?$/isu
const totalInitials = new Set('иврітtgИВРІТTG')
/** An explanation under a title is longer than any quantity or price. */
const explanationLength = 20
const plain = /^[!-~]+$/

/** What a table is read by, arranged for a look-up per cell. */
export interface RowShape {
  mapping: TableMapping
  /** Column → 1 + its place in `prices` followed by `quantities`; 0: none of them. */
  amountPlaces: Uint16Array
  amountCount: number
  /** Price files: a row without any price says nothing. */
  needsPrice: boolean
}

/** The cells of one row that a mapping names, found in one pass over it. */
export interface MappedCells {
  filled: number
  code: Cell | undefined
  name: Cell | undefined
  vendor: Cell | undefined
  /** Prices, then quantities, in the order of the mapping. */
  amounts: (Cell | undefined)[]
  filledAmounts: number
}

export function createRowShape(mapping: TableMapping): RowShape {
  const amountColumns = [...mapping.prices, ...mapping.quantities]
  const amountPlaces = new Uint16Array(Math.max(0, ...amountColumns) + 1)
  for (const [place, column] of amountColumns.entries()) amountPlaces[column] = place + 1
  return {
    mapping,
    amountPlaces,
    amountCount: amountColumns.length,
    needsPrice: mapping.quantities.length === 0 && mapping.prices.length > 0,
  }
}

export function isFilled(cell: Cell): boolean {
  const first = cell.text.charCodeAt(0)
  return first > 32 && first < 127 ? true : collapseBlanks(cell.text) !== ''
}

export function mapCells(row: Row, { mapping, amountPlaces, amountCount }: RowShape): MappedCells {
  const mapped: MappedCells = {
    filled: 0,
    code: undefined,
    name: undefined,
    vendor: undefined,
    amounts: Array.from<Cell | undefined>({ length: amountCount }),
    filledAmounts: 0,
  }
  for (const cell of row.cells) {
    if (!isFilled(cell)) continue
    mapped.filled++
    const { column } = cell
    if (column === mapping.code) mapped.code = cell
    if (column === mapping.name) mapped.name = cell
    if (column === mapping.vendor) mapped.vendor = cell
    const place = amountPlaces[column] ?? 0
    if (place > 0) {
      mapped.amounts[place - 1] = cell
      mapped.filledAmounts++
    }
  }
  return mapped
}

/** What a row's kind depends on besides its own cells. */
export interface RowContext {
  /** The first filled row below the header. */
  isFirst: boolean
  /**
   * The file's outline puts the row beside the goods above it: then it is goods too, though nothing but its name is filled (1C prints zeros
   * as blanks).
   */
  isLeaf: boolean
  headerRows: readonly ReadonlyMap<number, string>[]
}

/** Whether the text names a sum over other rows; a brand named Total is none. */
export function isTotal(text: string): boolean {
  return totalInitials.has(text.charAt(0)) && total.test(collapseBlanks(text))
}

/**
 * Why a filled row below the header is no goods, as far as the row itself tells (heads of row groups need their neighbours); null where it
 * is goods (docs/pricing-rules.md, Skipped).
 */
export function skipReason(cells: MappedCells, shape: RowShape, context: RowContext): SkipReason | null {
  if (cells.code === undefined) return 'noCode'
  if (cells.filled === 1 && !context.isLeaf) return 'heading'
  if (isTotal(cells.code.text)) return 'total'
  if (context.isFirst && isExplanation(cells)) return 'explanation'
  if (context.headerRows.some((header) => repeats(cells, header))) return 'headerRepeated'
  return shape.needsPrice && cells.filledAmounts === 0 ? 'heading' : null
}

function isExplanation({ amounts }: MappedCells): boolean {
  return (
    amounts.length > 0 &&
    amounts.every((cell) => cell?.kind === 'text' && collapseBlanks(cell.text).length > explanationLength)
  )
}

function repeats({ code, filled, amounts, name, vendor }: MappedCells, header: ReadonlyMap<number, string>): boolean {
  if (code === undefined || header.get(code.column) !== titleText(code.text)) return false
  if (filled < 2) return false
  return [name, vendor, ...amounts].every(
    (cell) => cell === undefined || header.get(cell.column) === titleText(cell.text),
  )
}

/** How titles are compared. */
export function titleText(text: string): string {
  return (plain.test(text) ? text : collapseBlanks(text)).toLowerCase()
}
