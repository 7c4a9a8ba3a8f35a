import type { StockMapping, stockImport } from '@pf/contract'
import type { Database } from '@pf/database'
import type { OwnedFile } from '@pf/files'
import type { Completion, TaskRun } from '@pf/task-manager'
import { namedWarehouses } from '../stock-import/named-warehouses.ts'
import { describeRejectedRow, rejectedShown, selectRejections } from '../stock-import/rejected-rows.ts'
import { lockNamedWarehouses, selectSameImport } from '../stock-import/same-import.ts'

/**
 * Completes the task without a new import where the same file, mapping, scope and day are what all its warehouses have already. The
 * figures are those of that import. Undefined where there is something to do.
 * @throws Error when a warehouse was given other stock, or retired, meanwhile: the attempt is to be repeated
 */
export async function completeUnchanged(
  { db }: Database,
  { input, complete }: TaskRun<typeof stockImport>,
  { file, mapping, scope }: { file: OwnedFile; mapping: StockMapping; scope: 'full' | 'partial' },
): Promise<Completion<typeof stockImport> | undefined> {
  const { asOf } = input
  const warehouseKeys = namedWarehouses(mapping).map(({ key }) => key)
  const wanted = { sha256: file.sha256, mapping, scope, asOf, warehouseKeys }
  const same = await selectSameImport(db, wanted)
  if (same === undefined) return undefined
  const { id, taskId, decimalSigns, titles, warnings, warehouses, read, merged, skipped, rejected, unmapped } = same
  const rows = await selectRejections(db, { importId: Number(id), limit: rejectedShown })
  return complete(async (tx) => {
    await lockNamedWarehouses(tx, warehouseKeys)
    if ((await selectSameImport(tx, wanted))?.id !== id) {
      throw new Error(
        'The stock that this import was found to be the same as was replaced or retired meanwhile; it is to be imported',
      )
    }
    return {
      newImport: false,
      sameAsTask: taskId,
      mapping,
      scope,
      decimalSigns,
      read,
      merged,
      skipped,
      rejected,
      unmapped,
      warehouses: warehouses.map(({ warehouse, lines }) => ({
        warehouse,
        inserted: 0,
        updated: 0,
        unchanged: lines,
        removed: 0,
        activated: true,
      })),
      rejectedRows: rows.map((row) => describeRejectedRow(row, titles)),
      warnings,
    }
  })
}
