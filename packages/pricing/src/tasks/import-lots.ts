import { lotLayout } from '@pf/contract'
import type { lotImport } from '@pf/contract'
import type { TaskWork } from '@pf/task-manager'
import { applyLots } from '../lot-import/apply-lots.ts'
import { lotCopyRow } from '../lot-import/stage-lots.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { readListFile } from './read-list-file.ts'

/**
 * Saves the LOTs of a file. It is read first; then all of it is compared, written and the task completed in one transaction, so that nothing
 * half-done is ever seen and a lost attempt leaves nothing (I4).
 */
export function importLots(deps: PricingDeps): TaskWork<typeof lotImport> {
  return {
    run: async (run) => {
      const { fileId, layout: chosen } = run.input
      const file = { list: 'lots', fileId, layout: chosen, schema: lotLayout, copyRow: lotCopyRow } as const
      const { layout, rows, titles, read, skipped, warnings } = await readListFile(deps, file, run)
      return run.complete(async (tx) => {
        const applied = await applyLots(tx, { taskId: run.task.id, layout, titles, rows })
        return { layout, titles: [...titles], read, skipped, ...applied, warnings }
      })
    },
  }
}
