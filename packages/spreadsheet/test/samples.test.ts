import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { referenceColumn } from '../src/xlsx/cell-reference.ts'
import { SpreadsheetError, type Cell, type Row, type SheetInfo } from '../src/spreadsheet.ts'
import { cellAt, openDirectly, readFirstSheet } from './read-all.ts'
import { differencesFromSheetJs } from './sheetjs-differences.ts'

/** Private test data beside the checkout. */
const checkout = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const samples = process.env['SPREADSHEET_SAMPLES'] ?? join(checkout, '../shared/samples')

interface ExpectedFile {
  format: string
  sheets: SheetInfo[]
  sheet?: string
  rows: number
  cells: number
}

type ExpectedValue = string | number | boolean | null | { date: string } | { error: string }

interface ExpectedBadFile {
  outcome: 'refused' | 'read' | 'read-with-warning'
  about?: string[]
  sheets?: SheetInfo[]
  sheet?: string
  values: Record<string, ExpectedValue>
}

function loadKey<T>(name: string): Record<string, T> {
  return JSON.parse(readFileSync(join(samples, name), 'utf8'))
}

if (!existsSync(join(samples, 'expected.json'))) {
  test.skip(`samples are skipped: there is no ${samples}`)
} else {
  const files = loadKey<ExpectedFile>('expected.json')
  const badFiles = loadKey<ExpectedBadFile>('bad/expected.json')

  describe('every sample', () => {
    test.for(Object.entries(files))('%s has the sheets, rows and cells of the answer key', async ([name, expected]) => {
      await using spreadsheet = await openDirectly(join(samples, name), { fileName: name })
      expect(spreadsheet.format).toBe(expected.format)
      expect(spreadsheet.sheets).toEqual(expected.sheets)
      const rows = await spreadsheet.rows(expected.sheet ?? spreadsheet.sheets[0]?.name ?? '')
      const filled = rows.map(({ cells }) => cells.filter(({ text }) => text.trim() !== '').length)
      expect(filled.filter((count) => count > 0)).toHaveLength(expected.rows)
      expect(filled.reduce((sum, count) => sum + count, 0)).toBe(expected.cells)
    })

    const workbooks = Object.keys(files).filter((name) => name.endsWith('.xlsx'))
    test.for(workbooks)('%s is cell for cell what SheetJS reads', { timeout: 120_000 }, async (name) => {
      const { cells, differences } = await differencesFromSheetJs(join(samples, name))
      expect(differences.slice(0, 5)).toEqual([])
      expect(cells).toBeGreaterThan(0)
    })
  })

  describe('every broken or odd sample', () => {
    const refused = Object.entries(badFiles).filter(([, { outcome }]) => outcome === 'refused')
    test.for(refused)('%s is refused in words that say what it is', async ([name, expected]) => {
      const error: unknown = await readFirstSheet(join(samples, 'bad', name), { fileName: name }).then(
        () => undefined,
        (reason: unknown) => reason,
      )
      expect(error).toBeInstanceOf(SpreadsheetError)
      for (const words of expected.about ?? []) expect(plain(String(error))).toContain(plain(words))
    })

    const read = Object.entries(badFiles).filter(([, { outcome }]) => outcome !== 'refused')
    test.for(read)('%s is read with the values of the answer key', async ([name, expected]) => {
      await using spreadsheet = await openDirectly(join(samples, 'bad', name), { fileName: name })
      if (expected.sheets !== undefined) expect(spreadsheet.sheets).toEqual(expected.sheets)
      const rows = await spreadsheet.rows(expected.sheet ?? spreadsheet.sheets[0]?.name ?? '')
      for (const [reference, value] of Object.entries(expected.values))
        expect({ [reference]: shown(at(rows, reference), value) }).toEqual({ [reference]: value })
      const warnings = spreadsheet.warnings.join('\n')
      for (const words of expected.about ?? []) expect(warnings).toContain(words)
      if (expected.outcome === 'read-with-warning') expect(warnings).not.toBe('')
    })
  })
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function at(rows: readonly Row[], reference: string): Cell | undefined {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(reference) ?? []
  const column = referenceColumn(letters) ?? 0
  return cellAt(rows, Number(row), column)
}

/** A cell in the notation of the answer key. */
function shown(cell: Cell | undefined, like: ExpectedValue): ExpectedValue {
  if (cell === undefined) return null
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'number':
      return typeof like === 'number' ? Number(cell.text) : `number ${cell.text}`
    case 'boolean':
      return cell.text === 'true'
    case 'date':
      return { date: cell.text }
    default:
      return { error: cell.text }
  }
}
