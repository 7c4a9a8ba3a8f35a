import { mappingRejectionReasons } from '@pf/contract'
import type { MappingLayout, ReadWarning, RejectedMappingRow } from '@pf/contract'
import type { CopyText, Transaction } from '@pf/database'
import type { Actor } from '@pf/task-contract'
import { sql } from 'drizzle-orm'
import { describeRejectedRows, keepRejectedRows } from '../list-file/rejected-list-rows.ts'
import { lockMappings } from '../part-number/lock-mappings.ts'
import { draftMappings } from './draft-mappings.ts'
import { rejectContradictions, rejectPrimaries, rejectReplacements } from './reject-mappings.ts'
import { warnOfSameTexts } from './same-text-waits.ts'
import { stageMappings } from './stage-mappings.ts'
import { writeDraftedMappings } from './write-mappings.ts'
import type { WrittenMappings } from './write-mappings.ts'

export interface MappingFile {
  readonly taskId: string
  readonly by: Actor
  readonly layout: MappingLayout
  readonly titles: readonly string[]
  /** As `mappingCopyRow` makes them. */
  readonly rows: CopyText
}

export interface AppliedMappings extends WrittenMappings {
  readonly rejected: number
  readonly rejectedRows: RejectedMappingRow[]
  readonly warnings: ReadWarning[]
}

/**
 * Makes the part numbers what the rows of a file say, in the given transaction; others decide about part numbers before or after it. Rows that
 * can't be are kept as rejected, and their part numbers stay as they are.
 */
export async function applyMappings(
  tx: Transaction,
  { taskId, by, layout, titles, rows }: MappingFile,
): Promise<AppliedMappings> {
  // Compiling the statements takes longer than it saves.
  await tx.execute(sql`set local jit = off`)
  await stageMappings(tx, rows)
  await rejectContradictions(tx, layout.columns)
  await lockMappings(tx)
  await draftMappings(tx)
  await rejectPrimaries(tx, layout.columns)
  await rejectReplacements(tx, layout.columns)
  const written = await writeDraftedMappings(tx, { by, taskId })
  const warnings = await warnOfSameTexts(tx)
  const rejected = await keepRejectedRows(tx, { taskId, staged: sql`staged_mapping` })
  const reasons = mappingRejectionReasons
  return { ...written, rejected, rejectedRows: await describeRejectedRows(tx, { taskId, titles, reasons }), warnings }
}
