import type { Row } from '@pf/spreadsheet'
import { collapseBlanks } from '../part-number/blanks.ts'
import { splitAmount } from './amount.ts'
import { cutText, shownLength } from './cut-text.ts'
import { isFilled } from './row-kind.ts'

/** Columns beyond this are not looked at. */
export const columnLimit = 300

/** A header: its rows from top to bottom, the last one named by its number; no rows for a table without a header. */
export interface Header {
  rows: Row[]
  headerRow: number
}

/** What stands above one column. */
export interface HeaderColumn {
  column: number
  /** The texts of the header's rows, from top to bottom. */
  own: string[]
  /** The lowest text. */
  lowest: string
  /** The texts above the lowest; those of a merged heading count for all columns that it covers. */
  above: string[]
}

/** Whether the cell is a figure rather than a title. */
export function isFigure(text: string): boolean {
  const split = splitAmount(text)
  return split !== null && !/\p{L}/u.test(split.before + split.after)
}

/** The filled cells of a row by column, cut to what a title can be. */
export function filledTexts(row: Row): Map<number, string> {
  const cells = row.cells.filter((cell) => cell.column < columnLimit && isFilled(cell))
  return new Map(cells.map((cell) => [cell.column, cutText(collapseBlanks(cell.text), shownLength).trimEnd()]))
}

/** What stands above each column, over all columns that have a text in some row of the header. */
export function headerColumns({ rows }: Header): Map<number, HeaderColumn> {
  const texts = rows.map(filledTexts)
  const last = texts.at(-1) ?? new Map<number, string>()
  const columns = new Set(texts.flatMap((row) => [...row.keys()]).toSorted((a, b) => a - b))
  return new Map(
    [...columns].map((column) => {
      const own = texts.flatMap((row) => row.get(column) ?? [])
      const lowest = own.at(-1) ?? ''
      const isLow = last.has(column)
      const above = texts.slice(0, -1).flatMap((row) => row.get(column) ?? (isLow ? spanning(row, column) : []))
      return [column, { column, own, lowest, above: isLow ? above : above.slice(0, -1) }]
    }),
  )
}

/** The text of the nearest filled cell to the left: a merged heading has its text there. */
function spanning(row: ReadonlyMap<number, string>, column: number): string[] {
  let nearest = -1
  for (const other of row.keys()) if (other < column && other > nearest) nearest = other
  const text = row.get(nearest)
  return text === undefined ? [] : [text]
}

/** 1, 2, 3 … under the titles: the numbers of the columns. */
export function isColumnNumbers(row: Row): boolean {
  const texts = [...filledTexts(row).values()]
  return texts.length >= 3 && texts.every((text, index) => text === String(index + 1))
}
