import type { PriceForgeTask } from '@pf/contract'
import { downloadFile } from './download-file.ts'
import type { FollowOptions } from './follow-task.ts'

type CompletedStockImport = Extract<PriceForgeTask, { type: 'stock_import'; status: 'completed' }>

/** Writes the rows that an import has rejected to an xlsx file; no file where there are none. @throws CommandError */
export async function saveRejectedRows(
  task: PriceForgeTask,
  target: string,
  { url, report }: Pick<FollowOptions, 'url' | 'report'>,
): Promise<void> {
  if (task.status !== 'completed' || !('rejected' in task.result) || task.result.rejected === 0) return
  await downloadFile(
    url,
    `/api/${task.type === 'stock_import' ? 'stock' : 'list'}-imports/${task.id}/rejected.xlsx`,
    target,
  )
  const again = task.type === 'stock_import' ? againAsStock(task) : ''
  report.say(`The rejected rows are in ${target}: mend them and import that file${again}`)
}

/** The workbook has nothing of what stood above the table and between its rows, so that it does not tell all that the file told. */
function againAsStock({ input, result }: CompletedStockImport): string {
  const headerRow = Math.min(1, result.mapping.headerRow)
  return ` with --scope partial --as-of ${input.asOf} and the same --warehouse and --vat. A currency, or warehouses, that stood only above the table take a --mapping (its sheet is "Rejected", its headerRow ${headerRow})`
}
