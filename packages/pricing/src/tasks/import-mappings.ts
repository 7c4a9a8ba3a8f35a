import { mappingLayout, partNumberSurvey } from '@pf/contract'
import type { mappingImport } from '@pf/contract'
import type { TaskWork } from '@pf/task-manager'
import { applyMappings } from '../mapping-import/apply-mappings.ts'
import { mappingCopyRow } from '../mapping-import/stage-mappings.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { readListFile } from './read-list-file.ts'

/** Maps the part numbers of a file, in the way of `importLots`: read first, then one transaction (I4). */
export function importMappings(deps: PricingDeps): TaskWork<typeof mappingImport> {
  return {
    run: async (run) => {
      const { fileId, layout: chosen } = run.input
      const file = { list: 'mappings', fileId, layout: chosen, schema: mappingLayout, copyRow: mappingCopyRow } as const
      const { layout, rows, titles, read, skipped, warnings } = await readListFile(deps, file, run)
      return run.complete(async (tx) => {
        const applied = await applyMappings(tx, { taskId: run.task.id, by: run.actor, layout, titles, rows })
        // What the vendors' spellings teach, and who waits still.
        if (applied.decisionId !== null) await tx.submit(partNumberSurvey, {})
        const all = [...warnings, ...applied.warnings]
        return { layout, titles: [...titles], read, skipped, ...applied, warnings: all }
      })
    },
  }
}
