import type { PriceForgeTask } from '@pf/contract'
import { downloadFile } from './download-file.ts'
import type { FollowOptions } from './follow-task.ts'

/** Writes the rows that an import has rejected to an xlsx file; no file where there are none. @throws CommandError */
export async function saveRejectedRows(
  task: PriceForgeTask,
  target: string,
  { url, report }: Pick<FollowOptions, 'url' | 'report'>,
): Promise<void> {
  if (task.status !== 'completed' || !('rejected' in task.result) || task.result.rejected === 0) return
  const isStock = task.type === 'stock_import'
  await downloadFile(url, `/api/${isStock ? 'stock' : 'list'}-imports/${task.id}/rejected.xlsx`, target)
  const again = isStock ? 'import that file with --scope partial' : 'import that file'
  report.say(`The rejected rows are in ${target}: mend them and ${again}`)
}
