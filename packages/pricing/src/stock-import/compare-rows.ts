import type { Database } from '@pf/database'
import type { WarehouseOutcome } from './activate-import.ts'
import { keepOtherLines } from './keep-other-lines.ts'
import { lockStagedImport } from './stage-import.ts'
import type { StagedWarehouse } from './stage-import.ts'
import { analyzeStagedRows, writeLines } from './write-lines.ts'

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
  const { importId, currency, signal } = plan
  const outcomes = new Map(plan.warehouses.map((warehouse) => [warehouse.id, { ...warehouse, ...nothing }]))
  let unmapped = 0
  let rows = 0
  await analyzeStagedRows(database.db)
  for (let bucket = 0; bucket < plan.buckets; bucket += 1) {
    signal.throwIfAborted()
    const written = await database.transaction(async (tx) => {
      await lockStagedImport(tx, importId)
      return writeLines(tx, { importId, bucket, currency })
    })
    for (const part of written) {
      const outcome = outcomes.get(part.warehouseImportId)
      if (outcome === undefined)
        throw new Error(`Lines were written for part ${part.warehouseImportId}, which is not of this import`)
      outcome.inserted += part.inserted
      outcome.updated += part.updated
      outcome.unchanged += part.unchanged
      outcome.lines += part.inserted + part.updated + part.unchanged
      outcome.partNumbers += part.partNumbers
      outcome.partNumbersBefore += part.partNumbersBefore
    }
    unmapped += written[0]?.unmapped ?? 0
    rows += written[0]?.rows ?? 0
    plan.onProgress(rows)
  }
  if (rows !== plan.goods) throw new Error(`Of ${plan.goods} rows staged, ${rows} were found again`)
  const merged = plan.goods - (outcomes.values().next().value?.lines ?? 0)
  for (const outcome of outcomes.values()) await treatOthers(database, plan, outcome)
  return { merged, unmapped, outcomes: [...outcomes.values()] }
}

const nothing = { inserted: 0, updated: 0, unchanged: 0, removed: 0, lines: 0, partNumbers: 0, partNumbersBefore: 0 }
type Outcome = StagedWarehouse & { -readonly [K in keyof typeof nothing]: number }

/** What the file does not name is removed by a full one and kept by a partial one. An import that is only stored does neither. */
async function treatOthers(
  database: Database,
  { importId, scope, signal }: ComparePlan,
  outcome: Outcome,
): Promise<void> {
  const { id, active, activates } = outcome
  if (active === null || !activates) return
  if (scope === 'full') {
    outcome.removed = active.partNumbers - outcome.partNumbersBefore
    return
  }
  for (let after: string | null = '0'; after !== null;) {
    signal.throwIfAborted()
    const from: string = after
    const kept = await database.transaction(async (tx) => {
      await lockStagedImport(tx, importId)
      return keepOtherLines(tx, { warehouseImportId: id, comparedWith: active.id, after: from })
    })
    outcome.lines += kept.lines
    outcome.partNumbers += kept.partNumbers
    after = kept.next
  }
}
