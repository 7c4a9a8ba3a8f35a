import type { LotRejectionReason, MappingRejectionReason } from '@pf/contract'
import type { Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

interface Rejection {
  /** A temporary table with the columns row, column_index, reason and cells. */
  readonly table: SQL
  readonly reason: LotRejectionReason | MappingRejectionReason
  /** What the reason is about. */
  readonly column?: number | undefined
}

/** Rejects those of the rows still taken that a condition over `staged` holds for; answers how many. */
export async function rejectStaged(
  tx: Transaction,
  { table, reason, column = 0 }: Rejection,
  condition: SQL,
): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    update ${table} staged set reason = ${reason}, column_index = ${column}
    where staged.reason is null and ${condition}`)
  return rowCount ?? 0
}
