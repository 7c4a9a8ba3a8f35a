import type { PriceForgeTask } from '@pf/contract'
import { CommandError } from './command-error.ts'
import { taskText } from './task-text.ts'

/** Prints how a task ended. @throws CommandError (status 1) when it ended otherwise than completed */
export function finish(task: PriceForgeTask, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(task, null, 2)}\n`)
  if (task.status === 'completed') {
    if (!json) process.stdout.write(`${taskText(task)}\n`)
    return
  }
  throw new CommandError(task.status === 'error' ? task.error.text : 'The task was cancelled', 1)
}
