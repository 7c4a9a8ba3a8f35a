import type { mappingExport } from '@pf/contract'
import type { TaskWork } from '@pf/task-manager'
import { mappingTable } from '../mapping-export/mapping-table.ts'
import { readMappingRows } from '../mapping-export/read-mapping-rows.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { writeListFile } from './write-list-file.ts'

/** Writes all part numbers to a file of the one who asks. */
export function exportMappings(deps: PricingDeps): TaskWork<typeof mappingExport> {
  return {
    run: (run) =>
      writeListFile(deps, run, {
        name: 'mappings',
        sheet: 'Mappings',
        rows: (tx, onRows) => mappingTable(readMappingRows(tx), { language: run.input.language, onRows }),
      }),
  }
}
