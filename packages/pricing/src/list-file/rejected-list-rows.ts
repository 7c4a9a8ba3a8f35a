import { rejectedListRowsShown } from '@pf/contract'
import type { Queryable } from '@pf/database'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { SQL } from 'drizzle-orm'
import { cutText, shownLength } from '../import-file/cut-text.ts'

/** Rows that one call removes. */
const batchRows = 10_000

export interface StoredListRejection extends Record<string, unknown> {
  readonly row: number
  readonly column: number
  readonly reason: string
  readonly cells: readonly string[]
}

/** Keeps the rows of a temporary table that have a reason, in the transaction that ends their import. Answers how many. */
export async function keepRejectedRows(
  tx: Queryable,
  { taskId, staged }: { taskId: string; staged: SQL },
): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    insert into pricing.rejected_list_row (task_id, row, column_index, reason, cells)
    select ${taskId}, row, column_index, reason, cells from ${staged} staged where reason is not null`)
  return rowCount ?? 0
}

/** The first ones as a result tells of them. */
export async function describeRejectedRows<Reason extends string>(
  tx: Queryable,
  { taskId, titles, reasons }: { taskId: string; titles: readonly string[]; reasons: readonly Reason[] },
): Promise<{ row: number; column: number; title: string; text: string; reason: Reason }[]> {
  const { rows } = await tx.execute<{ row: number; column: number; text: string; reason: string }>(sql`
    select row, column_index as column, coalesce(left(cells[column_index + 1], ${shownLength}), '') as text, reason
    from pricing.rejected_list_row
    where task_id = ${taskId}
    order by row limit ${rejectedListRowsShown}`)
  const known = z.enum(reasons)
  return rows.map(({ row, column, text, reason }) => ({
    row,
    column,
    title: titles[column] ?? '',
    text: cutText(text, shownLength),
    reason: known.parse(reason),
  }))
}

/** The next ones of an import in the order of the file. */
export async function selectRejectedListRows(
  db: Queryable,
  { taskId, after, limit }: { taskId: string; after: number; limit: number },
): Promise<StoredListRejection[]> {
  const { rows } = await db.execute<StoredListRejection>(sql`
    select row, column_index as column, reason, cells from pricing.rejected_list_row
    where task_id = ${taskId} and row > ${after}
    order by row limit ${limit}`)
  return rows
}

/** Removes a batch of those that are older than 30 days, as their file may be by then. Answers how many. */
export async function removeOldRejectedRows(tx: Queryable): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    delete from pricing.rejected_list_row where ctid = any(array(
      select ctid from pricing.rejected_list_row where rejected_at < now() - interval '30 days' limit ${batchRows}))`)
  return rowCount ?? 0
}
