import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSpreadsheet, type Cell, type OpenOptions, type Row, type Spreadsheet } from '../src/spreadsheet.ts'

/** All rows of a sheet of an open file. */
export async function allRows(spreadsheet: Spreadsheet, sheet = spreadsheet.sheets[0]?.name ?? ''): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of spreadsheet.readSheet(sheet)) rows.push(...batch)
  return rows
}

export interface WholeFile {
  format: string
  sheets: Spreadsheet['sheets']
  rows: Row[]
  warnings: string[]
}

/** The first sheet of a file, opened and closed. */
export async function readFirstSheet(path: string, options: OpenOptions = {}): Promise<WholeFile> {
  await using spreadsheet = await openSpreadsheet(path, options)
  const rows = await allRows(spreadsheet)
  return {
    format: spreadsheet.format,
    sheets: spreadsheet.sheets,
    rows,
    warnings: spreadsheet.warnings.map(({ text }) => text),
  }
}

/** Rows as lists of texts, by row number and column. */
export function textsOf(rows: readonly Row[]): Record<number, Record<number, string>> {
  return Object.fromEntries(
    rows.map(({ row, cells }) => [row, Object.fromEntries(cells.map(({ column, text }) => [column, text]))]),
  )
}

/** The cell at 1-based `row` and 0-based `column`. */
export function cellAt(rows: readonly Row[], row: number, column: number): Cell | undefined {
  return rows.find((candidate) => candidate.row === row)?.cells.find((cell) => cell.column === column)
}

export interface TemporaryFolder extends AsyncDisposable {
  write(name: string, content: string | Uint8Array): Promise<string>
  path(name: string): string
}

export async function createTemporaryFolder(): Promise<TemporaryFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'spreadsheet-test-'))
  return {
    async write(name, content) {
      const path = join(folder, name)
      await writeFile(path, content)
      return path
    },
    path: (name) => join(folder, name),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
