import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSource } from '../src/open-source.ts'
import type { Cell, Row, SheetInfo, Spreadsheet } from '../src/spreadsheet.ts'

/** All rows of a sheet of an open file. */
export async function allRows(spreadsheet: Spreadsheet, sheet = spreadsheet.sheets[0]?.name ?? ''): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of spreadsheet.readSheet(sheet)) rows.push(...batch)
  return rows
}

export interface WholeFile {
  format: string
  sheets: readonly SheetInfo[]
  rows: Row[]
  warnings: string[]
}

export interface DirectSource extends AsyncDisposable {
  readonly format: string
  readonly sheets: readonly SheetInfo[]
  readonly warnings: readonly string[]
  rows(sheet: string): Promise<Row[]>
}

/** A file opened without a worker thread: what the readers do, in a tenth of the time. */
export async function openDirectly(path: string, { fileName }: { fileName?: string } = {}): Promise<DirectSource> {
  const warnings: string[] = []
  const source = await openSource(path, { fileName, warn: ({ text }) => warnings.push(text) })
  return {
    format: source.format,
    sheets: source.sheets,
    warnings,
    async rows(sheet) {
      const rows: Row[] = []
      const options = { signal: new AbortController().signal, onProgress: () => undefined }
      for await (const piece of source.readSheet(sheet, options)) rows.push(...piece)
      return rows
    },
    [Symbol.asyncDispose]: () => source.close(),
  }
}

/** The first sheet of a file, read like {@link openDirectly}. */
export async function readFirstSheet(path: string, options: { fileName?: string } = {}): Promise<WholeFile> {
  await using source = await openDirectly(path, options)
  const rows = await source.rows(source.sheets[0]?.name ?? '')
  return { format: source.format, sheets: source.sheets, rows, warnings: [...source.warnings] }
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
