import { taskTypes } from '@pf/contract'
import type { PriceForgeTask } from '@pf/contract'
import { plainListResult } from './plain-list-result.ts'
import { plainRejectedRows } from './plain-rejected-rows.ts'
import { textTable } from './text-table.ts'

/** A task in words: what, about what, how it ended. */
export function taskText(task: PriceForgeTask): string {
  const title = [taskTypes[task.type].title, task.subject].filter((part) => part !== null).join(' · ')
  const lines = [`${title}: ${statusText(task)}`, `  ${task.id} · created ${task.createdAt} by ${task.createdBy.name}`]
  if (task.attempt > 1) lines.push(`  attempt ${task.attempt}`)
  if (task.status === 'error') lines.push('', `${task.error.text} (${task.error.code})`)
  if (task.status === 'completed') lines.push('', ...resultLines(plainResult(task)))
  return lines.join('\n')
}

function plainResult(task: Extract<PriceForgeTask, { status: 'completed' }>): object {
  switch (task.type) {
    case 'lot_import':
    case 'mapping_import':
      return plainListResult(task.result)
    case 'stock_import':
      return { ...task.result, rejectedRows: plainRejectedRows(task.result.rejectedRows) }
    default:
      return task.result
  }
}

export function statusText(task: PriceForgeTask): string {
  if (task.status === 'running')
    return `running, ${task.progress} %${task.message === null ? '' : ` · ${task.message.text}`}`
  return task.status === 'error' ? 'failed' : task.status
}

/** Any type's result: facts first, but for what there is none of, then each list of records as a table. */
export function resultLines(result: object): string[] {
  const facts: [string, string][] = []
  const tables: string[] = []
  for (const [name, value] of Object.entries(result)) {
    if (isRecords(value)) tables.push('', words(name), recordsTable(value))
    else if (value !== null && (!Array.isArray(value) || value.length > 0)) facts.push([words(name), cellText(value)])
  }
  const width = Math.max(0, ...facts.map(([name]) => name.length))
  return [...facts.map(([name, value]) => `${name.padEnd(width)}  ${value}`), ...tables]
}

function isRecords(value: unknown): value is object[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item))
  )
}

function recordsTable(records: readonly object[]): string {
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))]
  const rows = records.map((record) => {
    const fields = new Map<string, unknown>(Object.entries(record))
    return names.map((name) => cellText(fields.get(name)))
  })
  return textTable(names.map(words), rows)
}

function cellText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(cellText).join(', ')
  const fields = Object.entries(value).map(
    ([name, field]) => `${words(name)} ${isPlain(field) ? cellText(field) : `(${cellText(field)})`}`,
  )
  return fields.length === 0 ? '–' : fields.join(', ')
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

/** `partNumber` → `part number` */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
