import { partNumberSurvey, sampleData } from '@pf/contract'
import type { Queryable } from '@pf/database'
import type { TaskWork } from '@pf/task-manager'
import type { PricingDeps } from '../pricing-deps.ts'
import { beginSample } from '../sample/begin-sample.ts'
import { countSystem } from '../sample/is-empty.ts'
import { makeSampleBlock, sampleSize, slicesPerBlock } from '../sample/make-sample.ts'
import type { SampleSlice } from '../sample/make-sample.ts'
import { removeSample } from '../sample/remove-sample.ts'
import { nothingWritten, selectLastIds, writeSlice } from '../sample/write-slice.ts'
import type { SampleTotals } from '../sample/write-slice.ts'
import { businessDay } from '../setting/business-day.ts'
import { selectSettings } from '../setting/settings.ts'
import { activateImport } from '../stock-import/activate-import.ts'
import { keepStaged } from '../stock-import/stage-import.ts'
import { progressSpan } from './progress-span.ts'

const { errors, messages } = sampleData

/**
 * Loads the sample in small steps, so that a lost attempt is taken up where it was. The completing transaction puts the stock in force and
 * makes the unmapped part numbers visible. Before each step what there is must be just what the steps before have written (nothing is mixed into
 * real data); otherwise, and after a cancel, all of it is taken away again.
 */
export function loadSampleData({ database }: PricingDeps): TaskWork<typeof sampleData> {
  return {
    run: async ({ input: { scale }, task, actor, signal, progress, step, complete }) => {
      progress(0, messages.looking())
      const { timeZone } = await selectSettings(database.db)
      const asOf = businessDay(task.createdAt, timeZone)
      const begun = await step('begin', (tx) => beginSample(tx, { taskId: task.id, asOf, actor }))
      const { importId } = begun
      const total = sampleSize.partNumbers * scale
      const loading = progressSpan(progress, 1, 98)
      const told = ({ partNumbers }: SampleTotals) =>
        loading(partNumbers / total, messages.loading({ partNumbers, total }))
      let totals = nothingWritten
      for (let block = 0; block < scale; block += 1) {
        // Only where a slice of it is not written yet.
        let slices: readonly SampleSlice[] | undefined
        for (let index = 0; index < slicesPerBlock; index += 1) {
          signal.throwIfAborted()
          const before = totals
          totals = await step(`block ${block} slice ${index}`, async (tx) => {
            await refuseNews(tx, importId, before)
            slices ??= makeSampleBlock(block)
            return writeSlice(tx, slices[index] ?? { lots: [], partNumbers: [] }, { begun, before })
          })
          told(totals)
        }
      }
      progress(99, messages.activating())
      const { rows } = totals
      return complete(async (tx) => {
        await refuseOthers(tx, importId, totals)
        const counts = { read: rows, merged: 0, skipped: 0, rejected: 0, unmapped: sampleSize.unmapped * scale }
        await activateImport(tx, importId, {
          outcome: { ...counts, warnings: [] },
          warehouses: begun.warehouses.map(({ id, name }) => ({
            id,
            name,
            activates: true,
            inserted: rows,
            updated: 0,
            unchanged: 0,
            removed: 0,
            lines: rows,
            partNumbers: rows,
          })),
        })
        await tx.submit(partNumberSurvey, {})
        return {
          lots: totals.lots,
          bundles: sampleSize.bundles * scale,
          partNumbers: totals.partNumbers,
          unmapped: counts.unmapped,
          ignored: sampleSize.ignored * scale,
          warehouses: begun.warehouses.length,
          stockLines: rows * begun.warehouses.length,
        }
      })
    },
    cleanup: removeSample,
  }
}

/**
 * Before a step: as cheap with a million rows as with none.
 * @throws TaskError disturbed, where somebody has entered something since the step before, or has taken something of the sample away
 */
async function refuseNews(tx: Queryable, importId: number, { last }: SampleTotals): Promise<void> {
  const { lot, partNumber } = await selectLastIds(tx)
  const alone = lot === last.lot && partNumber === last.partNumber
  if (!alone || !(await keepStaged(tx, importId))) throw errors.disturbed()
}

/** At the end, by counting all. @throws TaskError disturbed, where there is anything but the sample */
async function refuseOthers(tx: Queryable, importId: number, written: SampleTotals): Promise<void> {
  const { lots, partNumbers, imports } = await countSystem(tx)
  const alone = lots === written.lots && partNumbers === written.partNumbers && imports === 1
  if (!alone || !(await keepStaged(tx, importId))) throw errors.disturbed()
}
