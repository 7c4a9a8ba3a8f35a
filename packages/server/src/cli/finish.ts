import { isNothingSaved } from '@pf/contract'
import type { PriceForgeTask } from '@pf/contract'
import { CommandError } from './command-error.ts'
import { taskText } from './task-text.ts'

/**
 * Prints how a task ended.
 * @throws CommandError (status 1) when it ended otherwise than completed, or is an import that saved nothing as rows were rejected
 */
export function finish(task: PriceForgeTask, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(task, null, 2)}\n`)
  if (task.status !== 'completed')
    throw new CommandError(task.status === 'error' ? task.error.text : 'The task was cancelled', 1)
  if (!json) process.stdout.write(`${taskText(task)}\n`)
  const isList = task.type === 'lot_import' || task.type === 'mapping_import'
  if (isList && isNothingSaved(task.result)) throw new CommandError(nothingSaved(task.result.rejected), 1)
}

function nothingSaved(rejected: number): string {
  const rows = rejected === 1 ? '1 row was' : `${rejected} rows were`
  return `Nothing was saved: ${rows} rejected. Mend the file and import it again; an import with --rejected FILE writes those rows with the reasons`
}
