import { requiredColumns } from '@pf/contract'
import type { ListColumn, ListKind } from '@pf/contract'
import type { Row } from '@pf/spreadsheet'
import { filledTexts } from '../import-file/header-rows.ts'
import { isFilled } from '../import-file/row-kind.ts'
import type { SheetSource } from '../import-file/types.ts'
import { listTitleMeaning } from './list-titles.ts'

/** The header stands within so many filled rows. */
const searchedRows = 60
/** Sheets beyond this are not looked at. */
const searchedSheets = 40

export interface WantedList {
  readonly list: ListKind
  readonly sheet?: string | undefined
  readonly headerRow?: number | undefined
  readonly signal: AbortSignal
}

export interface FoundList {
  readonly sheet: string
  /** Null where no row names the columns that the list must have. */
  readonly header: ListHeader | null
}

interface ListHeader {
  readonly row: number
  readonly titles: ReadonlyMap<number, string>
  readonly columns: ReadonlyMap<ListColumn, number>
}

/**
 * The first visible sheet with a row whose titles name what the list must have; of several such rows the one that names most. A person's
 * choice of sheet or row is kept, whatever its titles.
 */
export async function findList(
  source: SheetSource,
  { list, sheet, headerRow, signal }: WantedList,
): Promise<FoundList> {
  const visible = source.sheets.filter(({ state }) => state === 'visible')
  const names = sheet === undefined ? (visible.length > 0 ? visible : source.sheets).map(({ name }) => name) : [sheet]
  let filled: string | undefined
  for (const name of names.slice(0, searchedSheets)) {
    const rows = await firstFilledRows(source, name, { upTo: headerRow ?? 0, signal })
    const header = headerRow === undefined ? bestHeader(list, rows) : chosenHeader(list, rows, headerRow)
    if (header !== null) return { sheet: name, header }
    if (rows.length > 0) filled ??= name
  }
  return { sheet: filled ?? names[0] ?? '', header: null }
}

async function firstFilledRows(
  source: SheetSource,
  sheet: string,
  { upTo, signal }: { upTo: number; signal: AbortSignal },
): Promise<Row[]> {
  let rows: Row[] = []
  for await (const batch of source.readSheet(sheet, { signal })) {
    rows = [...rows, ...batch.filter(({ cells }) => cells.some(isFilled))]
    const last = rows.at(-1)
    if (rows.length >= searchedRows && last !== undefined && last.row > upTo) break
    if (upTo > 0) rows = rows.slice(-searchedRows)
  }
  return rows
}

function bestHeader(list: ListKind, rows: readonly Row[]): ListHeader | null {
  let best: ListHeader | null = null
  for (const row of rows.slice(0, searchedRows)) {
    const header = headerOf(list, row)
    const fits = requiredColumns[list].every((column) => header.columns.has(column))
    if (fits && header.columns.size > (best?.columns.size ?? 0)) best = header
  }
  return best
}

function chosenHeader(list: ListKind, rows: readonly Row[], headerRow: number): ListHeader | null {
  const row = rows.find((other) => other.row === headerRow)
  return row === undefined ? null : headerOf(list, row)
}

function headerOf(list: ListKind, row: Row): ListHeader {
  const titles = filledTexts(row)
  const columns = new Map<ListColumn, number>()
  for (const [column, title] of titles) {
    const target = listTitleMeaning(list, title)
    if (target !== null && !columns.has(target)) columns.set(target, column)
  }
  // Quantities of nothing say nothing.
  if (!columns.has('item')) columns.delete('quantity')
  return { row: row.row, titles, columns }
}
