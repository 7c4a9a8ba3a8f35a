import type { Readable } from 'node:stream'
import type { Queryable } from '@pf/database'
import { writeXlsx } from '@pf/spreadsheet'
import { rejectionWords } from './rejection-words.ts'
import { selectRejectedListRows } from './rejected-list-rows.ts'

/** Rows that are read at once; the longest are some 20 MB. */
const pageRows = 200
/** A sheet's columns but for the three that tell why. */
const maxColumns = 16_384 - 3

/** A completed import of a list. */
export interface RejectedList {
  readonly taskId: string
  readonly titles: readonly string[]
  /** How many rows there must be. */
  readonly rejected: number
  /** Of the reasons. */
  readonly language: 'en' | 'ru'
}

/**
 * The rejected rows of an import as a workbook, streamed: titles and original cells in their columns, behind them the row, the column and the
 * reason. Repaired, it imports. Null where there are none, or none any more: they are removed after 30 days. The stream fails where that
 * happens while it runs.
 */
export async function rejectedListWorkbook(db: Queryable, imported: RejectedList): Promise<Readable | null> {
  const [first] = await selectRejectedListRows(db, { taskId: imported.taskId, after: 0, limit: 1 })
  return first === undefined ? null : writeXlsx({ name: 'Rejected', rows: rejectedSheet(db, imported) })
}

async function* rejectedSheet(
  db: Queryable,
  { taskId, titles, rejected, language }: RejectedList,
): AsyncGenerator<string[]> {
  const width = Math.min(maxColumns, titles.length)
  // Cells beyond the titles are read by no import; the reasons keep their columns.
  const fitted = (cells: readonly string[]) => Array.from({ length: width }, (_, column) => cells[column] ?? '')
  const words = rejectionWords[language]
  const reasons: Readonly<Record<string, string>> = words.reasons
  yield [...fitted(titles), ...words.titles]
  let written = 0
  for (let after = 0; ;) {
    const rows = await selectRejectedListRows(db, { taskId, after, limit: pageRows })
    for (const { row, column, reason, cells } of rows) {
      const title = titles[column] ?? ''
      yield [...fitted(cells), String(row), title === '' ? String(column + 1) : title, reasons[reason] ?? reason]
    }
    const last = rows.at(-1)
    if (last === undefined) break
    written += rows.length
    after = last.row
  }
  if (written !== rejected)
    throw new Error(`Of ${rejected} rejected rows of task ${taskId}, ${written} are still there`)
}
