import type { Database } from '@pf/database'
import type { WarehouseOutcome } from './activate-import.ts'
import { countRemovedPartNumbers, keepOtherLines } from './other-lines.ts'
import { lockStagedImport } from './stage-import.ts'
import type { StagedWarehouse } from './stage-import.ts'
import { deleteStagedRows, insertPartNumbers, writeLines } from './write-lines.ts'

export interface ComparePlan {
  readonly importId: number
  readonly buckets: number
  readonly warehouses: readonly StagedWarehouse[]
  readonly currency: string
  readonly scope: 'full' | 'partial'
  /** Rows that were staged; each of them must turn up in a bucket. */
  readonly goods: number
  readonly signal: AbortSignal
  readonly onProgress: (rows: number) => void
}

export interface Comparison {
  readonly merged: number
  readonly unmapped: number
  readonly outcomes: readonly WarehouseOutcome[]
}

/**
 * Makes lines of the staged rows, a bucket in a transaction, and compares them with the stock that is active now.
 * @throws Error when staged rows are missing: the database has crashed and dropped them, so the attempt is to be repeated
 */
export async function compareRows(database: Database, plan: ComparePlan): Promise<Comparison> {
  const outcomes = new Map(
    plan.warehouses.map((warehouse) => [
      warehouse.id,
      { ...warehouse, inserted: 0, updated: 0, unchanged: 0, removed: 0, lines: 0 },
    ]),
  )
  let unmapped = 0
  let rows = 0
  for (let bucket = 0; bucket < plan.buckets; bucket += 1) {
    plan.signal.throwIfAborted()
    const { written, taken } = await writeBucket(database, plan, bucket)
    for (const { warehouseImportId, inserted, updated, unchanged } of written) {
      const outcome = outcomes.get(warehouseImportId)
      if (outcome === undefined)
        throw new Error(`Lines were written for an unknown part ${warehouseImportId} of the import`)
      outcome.inserted += inserted
      outcome.updated += updated
      outcome.unchanged += unchanged
      outcome.lines += inserted + updated + unchanged
    }
    unmapped += written[0]?.unmapped ?? 0
    rows += taken
    plan.onProgress(rows)
  }
  if (rows !== plan.goods) throw new Error(`Of ${plan.goods} rows staged, ${rows} were found again`)
  const [first] = outcomes.values()
  const merged = plan.goods - (first?.lines ?? 0)
  for (const outcome of outcomes.values()) Object.assign(outcome, await treatOtherLines(database, plan, outcome))
  return { merged, unmapped, outcomes: [...outcomes.values()] }
}

function writeBucket(database: Database, { importId, currency }: ComparePlan, bucket: number) {
  return database.transaction(async (tx) => {
    await lockStagedImport(tx, importId)
    await insertPartNumbers(tx, importId, bucket)
    const written = await writeLines(tx, { importId, bucket, currency })
    return { written, taken: await deleteStagedRows(tx, importId, bucket) }
  })
}

/** What the file does not name: kept by a partial one, removed by a full one. An import that is only stored does neither. */
async function treatOtherLines(
  database: Database,
  { importId, scope, signal }: ComparePlan,
  { id, comparedWith, activates, lines }: StagedWarehouse & { lines: number },
): Promise<{ removed: number; lines: number }> {
  if (comparedWith === null || !activates) return { removed: 0, lines }
  const pair = { warehouseImportId: id, comparedWith }
  if (scope === 'full') return { removed: await countRemovedPartNumbers(database.db, pair), lines }
  let total = lines
  for (let after: number | null = 0; after !== null;) {
    signal.throwIfAborted()
    const from: number = after
    const batch = await database.transaction(async (tx) => {
      await lockStagedImport(tx, importId)
      return keepOtherLines(tx, { ...pair, after: from })
    })
    total += batch.kept
    after = batch.next
  }
  return { removed: 0, lines: total }
}
