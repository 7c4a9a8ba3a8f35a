import type { lotExport } from '@pf/contract'
import type { TaskWork } from '@pf/task-manager'
import { lotTable } from '../lot-export/lot-table.ts'
import { readLotRows } from '../lot-export/read-lot-rows.ts'
import type { PricingDeps } from '../pricing-deps.ts'
import { writeListFile } from './write-list-file.ts'

/** Writes all LOTs to a file of the one who asks. */
export function exportLots(deps: PricingDeps): TaskWork<typeof lotExport> {
  return {
    run: (run) =>
      writeListFile(deps, run, {
        name: 'lots',
        sheet: 'LOT',
        rows: (tx, onRows) => lotTable(readLotRows(tx), { ...run.input, onRows }),
      }),
  }
}
