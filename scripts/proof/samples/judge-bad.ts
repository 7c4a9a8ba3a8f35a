import { columnName, openSpreadsheet, SpreadsheetError } from '@pf/spreadsheet'
import type { Cell } from '@pf/spreadsheet'
import type { BadFile, BadValue } from './answer-key.ts'
import { alternativeOf } from './judge-detection.ts'
import type { Judgement } from './judge-detection.ts'

interface Seen {
  outcome: BadFile['outcome']
  message: string
  cells: Map<string, Cell>
  sheets: readonly { name: string; state: string }[]
}

/** A broken or odd file: refused with a message of the right substance, or read with the right values and warnings. */
export async function judgeBad(path: string, fileName: string, key: BadFile): Promise<Judgement> {
  const seen = await look(path, fileName, key.sheet)
  const main = differences(seen, key)
  if (main.length === 0) return { right: true, text: `${seen.outcome}: ${seen.message || 'all values right'}` }
  for (const { why, outcome, about = [], values = key.values } of key.alternatives) {
    const wrong = differences(seen, { ...key, outcome, about, values })
    if (wrong.length === 0) return { right: true, text: `${seen.outcome}: ${seen.message}${alternativeOf(why)}` }
  }
  return { right: false, text: `${seen.outcome}: ${seen.message} | ${main.join('; ')}` }
}

async function look(path: string, fileName: string, sheet: string | undefined): Promise<Seen> {
  const cells = new Map<string, Cell>()
  try {
    await using spreadsheet = await openSpreadsheet(path, { fileName })
    const name = sheet ?? spreadsheet.sheets.find(({ state }) => state === 'visible')?.name ?? ''
    for await (const batch of spreadsheet.readSheet(name)) {
      for (const { row, cells: rowCells } of batch) {
        for (const cell of rowCells) cells.set(`${columnName(cell.column)}${row}`, cell)
      }
    }
    const message = spreadsheet.warnings.map(({ text }) => text).join(' ')
    return { outcome: message === '' ? 'read' : 'read-with-warning', message, cells, sheets: spreadsheet.sheets }
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error
    return { outcome: 'refused', message: error.message, cells, sheets: [] }
  }
}

function differences(seen: Seen, key: Omit<BadFile, 'alternatives'>): string[] {
  const wrong: string[] = []
  if (seen.outcome !== key.outcome) wrong.push(`${seen.outcome}, not ${key.outcome}`)
  for (const about of key.about) if (!says(seen.message, about)) wrong.push(`does not say "${about}"`)
  if (key.sheets !== undefined && JSON.stringify(seen.sheets) !== JSON.stringify(key.sheets)) wrong.push('sheets')
  for (const [reference, value] of Object.entries(key.values)) {
    const cell = seen.cells.get(reference)
    if (!holds(cell, value)) wrong.push(`${reference} is ${cell === undefined ? 'empty' : `${cell.kind} ${cell.text}`}`)
  }
  return wrong
}

/** The substance of what must be said: all its words, in any order, whatever their endings. */
function says(message: string, about: string): boolean {
  const said = wordsOf(message)
  return wordsOf(about).every((word) => said.some((other) => other.startsWith(word)))
}

function wordsOf(text: string): string[] {
  const words: string[] = text.toLowerCase().match(/[\p{L}\p{N}#/.!*]+/gu) ?? []
  return words.map((word) => word.replaceAll(/^\.|[.!]$/g, '')).filter((word) => word !== '')
}

function holds(cell: Cell | undefined, value: BadValue): boolean {
  if (value === null) return cell === undefined
  if (cell === undefined) return false
  if (typeof value === 'string') return cell.kind === 'text' && cell.text === value
  if (typeof value === 'number') return cell.kind === 'number' && Number(cell.text) === value
  if (typeof value === 'boolean') return cell.kind === 'boolean' && cell.text === String(value)
  if ('error' in value) return cell.kind === 'error' && cell.text === value.error
  return cell.kind === 'date' && cell.text === value.date
}
