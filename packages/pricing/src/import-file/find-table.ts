import type { Row } from '@pf/spreadsheet'
import { cutText, shownLength } from './cut-text.ts'
import { findHeader, findUnknownHeader, headerAt } from './header.ts'
import { columnLimit } from './header-rows.ts'
import type { Header } from './header-rows.ts'
import { isFilled } from './row-kind.ts'
import type { DetectionOptions, SheetSource, WantedLayout } from './types.ts'

/** A sheet is recognised by so many of its filled rows. */
const sniffedRows = 300
/** Sheets beyond this are not looked at. */
const sniffedSheets = 40

export interface FoundTable {
  sheet: string
  header: Header | null
}

/**
 * The first visible sheet with a recognised header; of none, the first with one whose titles are unknown; else the first that holds
 * anything, without a header. A hidden sheet is read only if it is the one wanted.
 */
export async function findTable(
  spreadsheet: SheetSource,
  wanted: WantedLayout,
  options: DetectionOptions,
): Promise<FoundTable> {
  const visible = spreadsheet.sheets.filter(({ state }) => state === 'visible').map(({ name }) => name)
  const names =
    wanted.sheet === undefined
      ? visible.length > 0
        ? visible
        : spreadsheet.sheets.map(({ name }) => name)
      : [wanted.sheet]
  const sniffed: { sheet: string; isEmpty: boolean; unknown: Header | null }[] = []
  for (const sheet of names.slice(0, sniffedSheets)) {
    const rows = await sniffRows(spreadsheet, { sheet, headerRow: wanted.headerRow ?? 0 }, options)
    const header = wanted.headerRow === undefined ? findHeader(rows) : headerAt(wanted.headerRow, rows)
    if (header !== null && (rows.length > 0 || names.length === 1)) return { sheet, header }
    sniffed.push({ sheet, isEmpty: rows.length === 0, unknown: findUnknownHeader(rows) })
  }
  const unknown = sniffed.find((other) => other.unknown !== null)
  if (unknown !== undefined) return { sheet: unknown.sheet, header: unknown.unknown }
  const filled = sniffed.find(({ isEmpty }) => !isEmpty) ?? sniffed[0]
  return { sheet: filled?.sheet ?? names[0] ?? '', header: null }
}

/** The first filled rows of a sheet; at least those up to the header row that a person named. */
async function sniffRows(
  spreadsheet: SheetSource,
  { sheet, headerRow }: { sheet: string; headerRow: number },
  { signal }: DetectionOptions,
): Promise<Row[]> {
  let rows: Row[] = []
  for await (const batch of spreadsheet.readSheet(sheet, signal === undefined ? {} : { signal })) {
    rows.push(...batch.filter((row) => row.cells.some(isFilled)).map(cutRow))
    const last = rows.at(-1)
    if (rows.length >= sniffedRows && last !== undefined && last.row > headerRow) break
    // Only what can belong to the header is kept of what stands far above it.
    if (rows.length > 2 * sniffedRows) rows = rows.slice(-sniffedRows)
  }
  return rows
}

/** As much of a row as detection looks at: hundreds of rows are held at once. */
function cutRow(row: Row): Row {
  const cells = row.cells.filter(({ column }) => column < columnLimit)
  return { ...row, cells: cells.map((cell) => ({ ...cell, text: cutText(cell.text, shownLength) })) }
}
