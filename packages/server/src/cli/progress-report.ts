import { stripVTControlCharacters, styleText } from 'node:util'
import { taskTypes } from '@pf/contract'
import type { PriceForgeTask } from '@pf/contract'
import { isFinal } from '@pf/task-contract'

type Output = NodeJS.WriteStream

/** Of a terminal that does not say how wide it is. */
const usualColumns = 80

/** Tells how a task goes on. */
export interface ProgressReport {
  show(task: PriceForgeTask): void
  /** A sentence beside the task, once. */
  say(text: string): void
}

/** A bar that is drawn in place on a terminal, a line for each change of message and ten percent elsewhere. */
export function progressReport(output: Output): ProgressReport {
  return output.isTTY ? progressBar(output) : progressLines(output)
}

function progressBar(output: Output): ProgressReport {
  const erase = '\r\u001b[2K'
  return {
    show: (task) => {
      const bar = fit(barLine(task), output.columns || usualColumns)
      output.write(isFinal(task.status) ? erase : `${erase}${bar}`)
    },
    say: (text) => void output.write(`${erase}${text}\n`),
  }
}

function progressLines(output: Output): ProgressReport {
  let last = ''
  return {
    show: (task) => {
      if (isFinal(task.status)) return
      const key = `${task.status} ${Math.floor(task.progress / 10)} ${task.message?.key ?? ''}`
      if (key === last) return
      last = key
      output.write(`${plainLine(task)}\n`)
    },
    say: (text) => void output.write(`${text}\n`),
  }
}

/** `Import stock  ██████░░░░  60 %  Saving rows · 60 000 of 100 000` */
export function barLine(task: PriceForgeTask): string {
  const width = 24
  const full = Math.round((task.progress / 100) * width)
  const bar = styleText('cyan', '█'.repeat(full)) + styleText('dim', '░'.repeat(width - full))
  return `${taskTypes[task.type].title}  ${bar}  ${String(task.progress).padStart(3)} %  ${doing(task)}`
}

function plainLine(task: PriceForgeTask): string {
  return `${taskTypes[task.type].title}  ${String(task.progress).padStart(3)} %  ${doing(task)}`
}

function doing(task: PriceForgeTask): string {
  if (task.status === 'queued')
    return task.ahead === null || task.ahead === 0
      ? 'Waiting'
      : `Waiting behind ${task.ahead} other${task.ahead === 1 ? '' : 's'}`
  return task.message?.text ?? 'Running'
}

/** Cuts a line that would wrap: a bar of two lines can't be drawn over. */
function fit(line: string, columns: number): string {
  const plain = stripVTControlCharacters(line)
  return plain.length < columns ? line : `${plain.slice(0, Math.max(columns - 2, 0))}…`
}
