import { readFile } from 'node:fs/promises'
import { read, utils, type CellObject, type WorkSheet } from '@e965/xlsx'
import type { Cell, Row } from '../src/spreadsheet.ts'
import { openDirectly } from './read-all.ts'

const dayMs = 86_400_000
const secondMs = 1000

/** Where our reading of a workbook differs from SheetJS's, cell by cell, over all sheets; and how many cells were compared. */
export async function differencesFromSheetJs(path: string): Promise<{ cells: number; differences: string[] }> {
  const workbook = read(await readFile(path), { cellDates: false, cellNF: true, cellText: false })
  await using spreadsheet = await openDirectly(path)
  const differences: string[] = []
  let cells = 0
  for (const { name } of spreadsheet.sheets) {
    const theirs = workbook.Sheets[name]
    if (theirs === undefined) {
      differences.push(`SheetJS has no sheet ${name}`)
      continue
    }
    const compared = compareSheet(await spreadsheet.rows(name), theirs, workbook.Workbook?.WBProps?.date1904 === true)
    cells += compared.cells
    differences.push(...compared.differences.map((difference) => `${name}!${difference}`))
  }
  return { cells, differences }
}

function compareSheet(
  rows: readonly Row[],
  sheet: WorkSheet,
  uses1904: boolean,
): { cells: number; differences: string[] } {
  const rest = new Map<string, CellObject>()
  for (const [reference, cell] of Object.entries(sheet)) {
    if (reference.startsWith('!') || isEmpty(cell)) continue
    rest.set(reference, cell)
  }
  for (const { s, e } of sheet['!merges'] ?? [])
    for (let r = s.r; r <= e.r; r++)
      for (let c = s.c; c <= e.c; c++) if (r !== s.r || c !== s.c) rest.delete(utils.encode_cell({ r, c }))
  const differences: string[] = []
  let cells = 0
  for (const row of rows) {
    for (const cell of row.cells) {
      cells++
      const reference = utils.encode_cell({ r: row.row - 1, c: cell.column })
      const theirs = rest.get(reference)
      rest.delete(reference)
      if (theirs === undefined || !isSameKind[cell.kind](cell.text, theirs, uses1904))
        differences.push(
          `${reference}: ${cell.kind} ${JSON.stringify(cell.text)}, SheetJS ${JSON.stringify(theirs?.v)}`,
        )
    }
  }
  for (const [reference, cell] of rest) differences.push(`${reference}: nothing, SheetJS ${JSON.stringify(cell.v)}`)
  return { cells, differences }
}

function isEmpty(cell: CellObject): boolean {
  return cell.t === 'z' || cell.v === undefined || cell.v === ''
}

const isSameKind: Record<Cell['kind'], (text: string, theirs: CellObject, uses1904: boolean) => boolean> = {
  text: (text, { v }) => v === text,
  number: (text, { v }) => typeof v === 'number' && shownNumber(v) === shownNumber(Number(text)),
  boolean: (text, { v }) => String(v) === text,
  error: (text, { t, w }) => t === 'e' && (w ?? text) === text,
  date: (text, { v }, uses1904) => typeof v === 'number' && Math.abs(dateMs(text) - serialMs(v, uses1904)) < secondMs,
}

function shownNumber(value: number): number {
  return Number(value.toPrecision(15))
}

function dateMs(text: string): number {
  return Date.parse(text.includes('T') ? `${text}Z` : `${text}T00:00:00Z`)
}

/** SheetJS gives the serial; days before Excel's 29.02.1900 that never was count one more. */
function serialMs(serial: number, uses1904: boolean): number {
  const days = uses1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  return Date.UTC(1899, 11, 30) + days * dayMs
}
