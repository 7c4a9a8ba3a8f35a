import { lotRejectionReasons } from '@pf/contract'
import type { LotLayout, RejectedLotRow } from '@pf/contract'
import type { CopyText, Transaction } from '@pf/database'
import { sql } from 'drizzle-orm'
import { describeRejectedRows, keepRejectedRows } from '../list-file/rejected-list-rows.ts'
import { lockMappings } from '../part-number/lock-mappings.ts'
import { draftLots, lockNamedLots } from './draft-lots.ts'
import { rejectContradictions, rejectMisfits } from './reject-lots.ts'
import { stageLots } from './stage-lots.ts'
import { writeDraftedLots } from './write-lots.ts'
import type { WrittenLots } from './write-lots.ts'

export interface LotFile {
  readonly taskId: string
  readonly layout: LotLayout
  readonly titles: readonly string[]
  /** As `lotCopyRow` makes them. */
  readonly rows: CopyText
}

export interface AppliedLots extends WrittenLots {
  readonly rejected: number
  readonly rejectedRows: RejectedLotRow[]
}

/**
 * Makes the LOTs what the rows of a file say, in the given transaction. Rows that can't be are kept as rejected, and their LOTs stay as they
 * are. A LOT of the same name that somebody saves at the same moment fails the transaction, which is then to be repeated.
 */
export async function applyLots(tx: Transaction, { taskId, layout, titles, rows }: LotFile): Promise<AppliedLots> {
  // Compiling the statements takes longer than it saves.
  await tx.execute(sql`set local jit = off`)
  await stageLots(tx, rows)
  await rejectContradictions(tx, layout.columns)
  // A change of kind needs LOTs to itself, which whoever maps part numbers holds in an order of his own.
  await lockMappings(tx)
  await lockNamedLots(tx)
  await draftLots(tx, layout)
  await rejectMisfits(tx, layout.columns)
  const written = await writeDraftedLots(tx)
  const rejected = await keepRejectedRows(tx, { taskId, staged: sql`staged_lot` })
  return {
    ...written,
    rejected,
    rejectedRows: await describeRejectedRows(tx, { taskId, titles, reasons: lotRejectionReasons }),
  }
}
