import type { ListColumn } from '@pf/contract'
import { cutText, shownLength } from '../import-file/cut-text.ts'
import { columnLimit } from '../import-file/header-rows.ts'
import { shownText } from '../import-file/rejected-row.ts'
import { isFilled } from '../import-file/row-kind.ts'
import type { SheetSource } from '../import-file/types.ts'
import { trimBlanks } from '../part-number/blanks.ts'
import { findList } from './find-list.ts'
import type { WantedList } from './find-list.ts'

const firstRowsShown = 50

export interface ListScan {
  readonly sheet: string
  readonly headerRow: number | null
  readonly columns: { column: number; title: string; target: ListColumn | null }[]
  readonly firstRows: { row: number; cells: string[] }[]
  readonly rows: number
}

/** How a file would be read as a list, and its first rows. Reads the sheet to its end. */
export async function scanList(
  source: SheetSource,
  wanted: WantedList,
  { onProgress }: { onProgress: (rows: number, fraction: number) => void },
): Promise<ListScan> {
  const { sheet, header } = await findList(source, wanted)
  const firstRows: ListScan['firstRows'] = []
  let rows = 0
  let width = 0
  const reading = { signal: wanted.signal, onProgress: (fraction: number) => onProgress(rows, fraction) }
  for await (const batch of source.readSheet(sheet, reading)) {
    for (const row of batch) {
      if (!row.cells.some(isFilled)) continue
      if (row.row > (header?.row ?? 0)) rows += 1
      if (firstRows.length >= firstRowsShown) continue
      const cells: string[] = []
      for (const cell of row.cells) {
        if (cell.column >= columnLimit) break
        while (cells.length < cell.column) cells.push('')
        cells[cell.column] = cutText(trimBlanks(shownText(cell)), shownLength)
      }
      width = Math.max(width, cells.length)
      firstRows.push({ row: row.row, cells })
    }
  }
  const targets = new Map([...(header?.columns ?? [])].map(([target, column]) => [column, target]))
  const columns = Array.from({ length: width }, (_, column) => ({
    column,
    title: header?.titles.get(column) ?? '',
    target: targets.get(column) ?? null,
  }))
  return { sheet, headerRow: header?.row ?? null, columns, firstRows, rows }
}
