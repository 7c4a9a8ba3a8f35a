import type { Readable } from 'node:stream'
import type { RejectionReason } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { writeXlsx } from '@pf/spreadsheet'
import { sql } from 'drizzle-orm'
import { selectRejectedRows } from './rejected-rows.ts'

const reasonTexts: Record<RejectionReason, string> = {
  quantityUnreadable: 'The quantity is no number',
  priceUnreadable: 'The price is no number',
  codeDamaged: 'A spreadsheet program has damaged the part number',
  codeTooLong: 'The part number or vendor is too long',
  currencyDiffers: 'The currency is not that of the import',
}

/** Rows that are read at once, fewer where they are long. */
const pageRows = 1_000
const pageCharacters = 4_000_000
/** A sheet's columns but for the three that tell why. */
const maxColumns = 16_384 - 3

/**
 * The rejected rows of a completed import as a workbook, streamed: the titles and original cells in their columns, behind them the row,
 * the column and the reason. Repaired, it imports with the same columns, header row 1. Null where no row was rejected, or where the rows have been removed since.
 * The stream fails where they are removed while it runs.
 */
export async function rejectedRowsWorkbook(db: Queryable, taskId: string): Promise<Readable | null> {
  const stored = await selectImportWithRejected(db, taskId)
  return stored === undefined ? null : writeXlsx({ name: 'Rejected', rows: rejectedSheet(db, stored) })
}

interface ImportWithRejected extends Record<string, unknown> {
  readonly id: string
  readonly rejected: number
  readonly titles: readonly string[]
  /** Columns of the widest row. */
  readonly width: number
  /** Characters of the longest row. */
  readonly length: number
}

async function selectImportWithRejected(db: Queryable, taskId: string): Promise<ImportWithRejected | undefined> {
  const { rows } = await db.execute<ImportWithRejected>(sql`
    select stock_import.id, rejected, titles, max(cardinality(cells)) as width, max(length(cells::text)) as length
    from pricing.stock_import join pricing.rejected_row on import_id = stock_import.id
    where task_id = ${taskId} and completed_at is not null
    group by stock_import.id`)
  return rows[0]
}

async function* rejectedSheet(
  db: Queryable,
  { id, rejected, titles, width, length }: ImportWithRejected,
): AsyncGenerator<string[]> {
  const columns = Math.min(maxColumns, Math.max(width, titles.length))
  const padded = (cells: readonly string[]) => Array.from({ length: columns }, (_, column) => cells[column] ?? '')
  // A file without a header is repaired without one.
  if (titles.length > 0) yield [...padded(titles), 'Row', 'Column', 'Reason']
  const limit = Math.max(1, Math.min(pageRows, Math.floor(pageCharacters / length)))
  let written = 0
  for (let after = 0; ;) {
    const rows = await selectRejectedRows(db, { importId: Number(id), after, limit })
    for (const { row, column, reason, cells } of rows) {
      const title = titles[column]
      yield [
        ...padded(cells),
        String(row),
        title === undefined || title === '' ? String(column + 1) : title,
        reasonTexts[reason],
      ]
    }
    const last = rows.at(-1)
    written += rows.length
    if (last === undefined) break
    after = last.row
  }
  // An import that begins meanwhile may remove them: better a download that fails than one that lacks rows.
  if (written !== rejected) throw new Error(`Of ${rejected} rejected rows of import ${id}, ${written} are still there`)
}
