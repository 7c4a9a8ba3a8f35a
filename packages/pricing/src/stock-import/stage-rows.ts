import type { RejectedRow } from '@pf/contract'
import { copyRows, CopyText } from '@pf/database'
import type { CopyRow, Database } from '@pf/database'
import type { TableRow } from '../import-file/types.ts'
import { copyRejectedRows, describeRejectedRow, rejectedCopyRow, rejectedShown } from './rejected-rows.ts'
import { lockStagedImport } from './stage-import.ts'
import { copyStagedRows, stagedRow } from './staged-row.ts'

/** Rows that one transaction stages, fewer where their texts are long. */
const batchRows = 2_000
const batchCharacters = 4_000_000

export interface StagingPlan {
  readonly importId: number
  /** In how many parts the rows are merged and compared later. */
  readonly buckets: number
  readonly titles: readonly string[]
  readonly signal: AbortSignal
  readonly onProgress: (rows: number) => void
}

export interface StagedRows {
  /** Filled rows below the header. */
  readonly read: number
  readonly skipped: number
  readonly rejected: number
  readonly goods: number
  readonly rejectedRows: readonly RejectedRow[]
}

/** Brings the rows of a table into the database, some thousand in a transaction; the next ones are read while the last ones are written. */
export async function stageRows(
  database: Database,
  tables: AsyncIterable<readonly TableRow[]>,
  { importId, buckets, titles, signal, onProgress }: StagingPlan,
): Promise<StagedRows> {
  const counts = { read: 0, skipped: 0, rejected: 0, goods: 0 }
  const rejectedRows: RejectedRow[] = []
  let goods = new CopyText()
  let rejected = new CopyText()
  let characters = 0
  let writing = Promise.resolve()

  const write = async (): Promise<void> => {
    await writing
    signal.throwIfAborted()
    const batch = { goods, rejected }
    goods = new CopyText()
    rejected = new CopyText()
    characters = 0
    writing = copyBatch(database, importId, batch)
    // Whoever awaits it next hears of a failure; until then it is nobody's unhandled one.
    writing.catch(() => undefined)
  }

  const add = (batch: CopyText, row: CopyRow): void => {
    batch.add(row)
    for (const value of row) characters += value?.length ?? 0
  }

  for await (const rows of tables) {
    for (const row of rows) {
      counts.read += 1
      counts[row.kind] += 1
      if (row.kind === 'goods') add(goods, stagedRow(row, { importId, buckets }))
      if (row.kind !== 'rejected') continue
      add(rejected, rejectedCopyRow(row, importId))
      if (rejectedRows.length < rejectedShown) rejectedRows.push(describeRejectedRow(row, titles))
    }
    if (goods.rows + rejected.rows >= batchRows || characters >= batchCharacters) await write()
    onProgress(counts.read)
  }
  await write()
  await writing
  return { ...counts, rejectedRows }
}

async function copyBatch(
  database: Database,
  importId: number,
  { goods, rejected }: { goods: CopyText; rejected: CopyText },
): Promise<void> {
  await database.transaction(async (tx) => {
    await lockStagedImport(tx, importId)
    if (goods.rows > 0) await copyRows(tx, copyStagedRows, goods)
    if (rejected.rows > 0) await copyRows(tx, copyRejectedRows, rejected)
  })
}
