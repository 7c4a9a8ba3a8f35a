import type { Cell, Row, SheetInfo } from '@pf/spreadsheet'
import type { SheetSource } from '../types.ts'

/** Rows of text cells as a reader delivers them: row 1 first, no cell where the text is empty. */
export function textRows(rows: readonly (readonly string[])[]): Row[] {
  return rows
    .map((texts, index) =>
      cellRow(
        index + 1,
        texts.flatMap((text, column): Cell[] => (text === '' ? [] : [{ column, kind: 'text', text }])),
      ),
    )
    .filter(({ cells }) => cells.length > 0)
}

export function cellRow(row: number, cells: Cell[], outlineLevel = 0): Row {
  return { sheet: 's', row, cells, outlineLevel, hidden: false }
}

/** The rows in batches of at most so many. */
export async function* inBatches(rows: readonly Row[], size: number): AsyncGenerator<Row[]> {
  for (let from = 0; from < rows.length; from += size) yield rows.slice(from, from + size)
}

interface TestSheet {
  name?: string
  state?: SheetInfo['state']
  rows: readonly Row[]
  summaryBelow?: boolean
}

/** An open file made of rows. */
export function sheetSource(...sheets: readonly TestSheet[]): SheetSource {
  const named = sheets.map((sheet, index) => ({
    name: `Sheet${index + 1}`,
    state: 'visible' as const,
    summaryBelow: true,
    ...sheet,
  }))
  const find = (name: string) => {
    const sheet = named.find((other) => other.name === name)
    if (sheet === undefined) throw new Error(`Expected one of the sheets, came "${name}"`)
    return sheet
  }
  return {
    sheets: named.map(({ name, state }) => ({ name, state })),
    readSheet: (name) => inBatches(find(name).rows, 500),
    summaryBelow: (name) => Promise.resolve(find(name).summaryBelow),
  }
}
