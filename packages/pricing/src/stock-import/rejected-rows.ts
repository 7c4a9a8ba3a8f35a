import type { RejectedRow, RejectionReason } from '@pf/contract'
import type { CopyRow, Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { cutText, shownLength } from '../import-file/cut-text.ts'
import type { RejectedTableRow } from '../import-file/types.ts'
import { arrayLiteral } from '../array-literal.ts'

/** Rejected rows that a result names; all of them are stored, as long as the lines of their import are. */
export const rejectedShown = 100

export const copyRejectedRows = `copy pricing.rejected_row (import_id, row, column_index, reason, text, cells) from stdin`

export function rejectedCopyRow(rejected: RejectedTableRow, importId: number): CopyRow {
  const { row, column, reason, text, cells } = rejected
  return [String(importId), String(row), String(column), reason, text, arrayLiteral(cells)]
}

interface Rejection {
  readonly row: number
  readonly column: number
  readonly reason: RejectionReason
  readonly text: string
}

/** The first rejected rows of an import, without their cells. */
export async function selectRejections(
  db: Queryable,
  { importId, limit }: { importId: number; limit: number },
): Promise<Rejection[]> {
  const { rows } = await db.execute<Rejection & Record<string, unknown>>(sql`
    select row, column_index as column, reason, left(text, ${shownLength}) as text from pricing.rejected_row
    where import_id = ${importId}
    order by row limit ${limit}`)
  return rows
}

type StoredRejectedRow = Rejection & { readonly cells: readonly string[] } & Record<string, unknown>

/** The next rejected rows of an import in the order of the file. */
export async function selectRejectedRows(
  db: Queryable,
  { importId, after, limit }: { importId: number; after: number; limit: number },
): Promise<StoredRejectedRow[]> {
  const { rows } = await db.execute<StoredRejectedRow>(sql`
    select row, column_index as column, reason, text, cells from pricing.rejected_row
    where import_id = ${importId} and row > ${after}
    order by row limit ${limit}`)
  return rows
}

/** As a task's result tells of it. A text is cut: the workbook has the whole of it, while there is one. */
export function describeRejectedRow({ row, column, reason, text }: Rejection, titles: readonly string[]): RejectedRow {
  return { row, column, title: titles[column] ?? '', text: cutText(text, shownLength), reason }
}
