import type { Readable } from 'node:stream'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { rejectedWorkbook } from '../rejected-rows/rejected-workbook.ts'
import type { RejectedRows } from '../rejected-rows/rejected-workbook.ts'
import { selectRejectedRows } from './rejected-rows.ts'

/** Rows that are read at once, fewer where they are long. */
const pageRows = 1_000
const pageCharacters = 4_000_000

/** A completed import of stock. */
export interface RejectedStock extends Pick<RejectedRows, 'language'> {
  readonly taskId: string
}

/** The rejected rows of an import as `rejectedWorkbook` writes them. Null where no row was rejected, or where the rows have been removed since. */
export async function rejectedStockWorkbook(
  db: Queryable,
  { taskId, language }: RejectedStock,
): Promise<Readable | null> {
  const stored = await selectImportWithRejected(db, taskId)
  if (stored === undefined) return null
  const { id, rejected, titles, width, length } = stored
  const limit = Math.max(1, Math.min(pageRows, Math.floor(pageCharacters / length)))
  return rejectedWorkbook({
    titles,
    width: Math.max(width, titles.length),
    rejected,
    language,
    next: (after) => selectRejectedRows(db, { importId: Number(id), after, limit }),
  })
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
