import type { Readable } from 'node:stream'
import { writeXlsx } from '@pf/spreadsheet'
import { rejectionWords } from './rejection-words.ts'

/** A sheet's columns but for the three that tell why. */
const maxColumns = 16_384 - 3

interface StoredRejection {
  readonly row: number
  readonly column: number
  readonly reason: string
  readonly cells: readonly string[]
}

/** The rejected rows of one import. */
export interface RejectedRows {
  /** Of the columns, from the first on; none where the file has no header. */
  readonly titles: readonly string[]
  /** Columns that are kept. */
  readonly width: number
  /** How many rows there must be. */
  readonly rejected: number
  /** Of the reasons and of the titles that stand above them. */
  readonly language: 'en' | 'ru'
  /** The next rows in the order of the file; none at its end. */
  readonly next: (afterRow: number) => Promise<readonly StoredRejection[]>
}

/**
 * Rejected rows as a workbook, streamed: titles and original cells in their columns, behind them the row, the column and the reason. Repaired, it
 * imports by the columns of the file; what stood above the table or between its rows is not in it. The stream fails where rows are removed while it runs: better a download that fails than one that lacks rows.
 */
export function rejectedWorkbook(imported: RejectedRows): Readable {
  return writeXlsx({ name: 'Rejected', rows: rejectedSheet(imported) })
}

async function* rejectedSheet({ titles, width, rejected, language, next }: RejectedRows): AsyncGenerator<string[]> {
  const columns = Math.min(maxColumns, width)
  const fitted = (cells: readonly string[]) => Array.from({ length: columns }, (_, column) => cells[column] ?? '')
  const words = rejectionWords[language]
  const reasons: Readonly<Record<string, string>> = words.reasons
  // A file without a header is repaired without one.
  if (titles.length > 0) yield [...fitted(titles), ...words.titles]
  let written = 0
  for (let after = 0; ;) {
    const rows = await next(after)
    for (const { row, column, reason, cells } of rows) {
      const title = titles[column] ?? ''
      yield [...fitted(cells), String(row), title === '' ? String(column + 1) : title, reasons[reason] ?? reason]
    }
    const last = rows.at(-1)
    if (last === undefined) break
    written += rows.length
    after = last.row
  }
  if (written !== rejected) throw new Error(`Of ${rejected} rejected rows, ${written} are still there`)
}
