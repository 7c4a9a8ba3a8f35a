import type { Cell, Row } from '@pf/spreadsheet'
import { filledTexts } from '../import-file/header-rows.ts'
import { shownText } from '../import-file/rejected-row.ts'
import { isFilled, titleText } from '../import-file/row-kind.ts'

/** A row of a list below its header. */
export interface ListRow {
  readonly row: number
  /** The filled cell of a column. */
  readonly cell: (column: number | undefined) => Cell | undefined
  /** All cells as a spreadsheet shows them, '' where empty; read from an xlsx of texts they mean the same. */
  readonly shown: () => string[]
}

export interface ListReading {
  readonly headerRow: number
  /** Those that are read. */
  readonly columns: readonly number[]
  /** Of them the one that holds numbers. */
  readonly quantity?: number | undefined
}

/** What a batch of rows came to. */
export interface ListBatch {
  readonly rows: readonly ListRow[]
  readonly read: number
  readonly skipped: number
  /** The texts of the header's row, once it was read. */
  readonly titles: ReadonlyMap<number, string>
}

/** The rows of a list, a batch per batch of the file; repetitions of the header and rows without any cell that is read are skipped. */
export async function* readList(
  batches: AsyncIterable<Row[]>,
  { headerRow, columns, quantity }: ListReading,
): AsyncGenerator<ListBatch> {
  let titles: ReadonlyMap<number, string> = new Map()
  for await (const batch of batches) {
    const rows: ListRow[] = []
    let read = 0
    for (const row of batch) {
      if (!row.cells.some(isFilled)) continue
      if (row.row === headerRow) titles = filledTexts(row)
      if (row.row <= headerRow) continue
      read += 1
      const cells = new Map(row.cells.filter(isFilled).map((cell) => [cell.column, cell]))
      if (isData(cells, columns, titles)) rows.push(listRow(row, cells, quantity))
    }
    yield { rows, read, skipped: read - rows.length, titles }
  }
}

function isData(
  cells: ReadonlyMap<number, Cell>,
  columns: readonly number[],
  titles: ReadonlyMap<number, string>,
): boolean {
  const filled = columns.flatMap((column) => cells.get(column) ?? [])
  return filled.some(({ column, text }) => titleText(titles.get(column) ?? '') !== titleText(text))
}

function listRow(row: Row, cells: ReadonlyMap<number, Cell>, quantity: number | undefined): ListRow {
  return {
    row: row.row,
    cell: (column) => (column === undefined ? undefined : cells.get(column)),
    shown: () => {
      const shown: string[] = []
      for (const cell of row.cells) {
        while (shown.length < cell.column) shown.push('')
        // Never with exactly three places: nobody takes it for a thousand.
        shown[cell.column] = shownText(cell, cell.column === quantity ? '.' : undefined)
      }
      return shown
    },
  }
}
