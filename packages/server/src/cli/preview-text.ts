import { columnName } from '@pf/spreadsheet'
import { usualVatPercent } from '@pf/contract'
import type { ColumnTarget, PreviewColumn, PreviewQuestion } from '@pf/contract'
import type { Layout } from '@pf/pricing/reading'
import type { FileFormat, SheetInfo } from '@pf/spreadsheet'
import { textTable } from './text-table.ts'

/** How a file would be read, and what file it is. */
export interface Preview extends Layout {
  readonly file: string
  readonly format: FileFormat
  readonly sheets: readonly SheetInfo[]
  readonly warnings: readonly string[]
}

const formats: Record<FileFormat, string> = {
  xlsx: 'Excel workbook',
  mxl8: '1C table (8.x)',
  mxl7: '1C table (7.7)',
  csv: 'CSV',
}
const targets: Record<ColumnTarget, string> = {
  partNumber: 'part number',
  name: 'name',
  vendor: 'vendor',
  price: 'price',
  quantity: 'quantity',
  total: 'total, not imported',
  unit: 'unit, not imported',
  other: 'not imported',
}
const reasons: Record<PreviewColumn['reason'], string> = { title: 'by its title', content: 'by its content', none: '–' }
const rowsShown = 8
const cellWidth = 24

/** A preview as text for a terminal of so many columns. */
export function previewText(preview: Preview, terminalColumns: number): string {
  const parts = [fileLine(preview), sheetLine(preview), columnsTable(preview), basisLine(preview)]
  if (preview.questions.length > 0)
    parts.push(
      ['Open questions', ...preview.questions.map((open) => `  ? ${questionText(open, preview.columns)}`)].join('\n'),
    )
  if (preview.warnings.length > 0) parts.push(['Warnings', ...preview.warnings.map((text) => `  ! ${text}`)].join('\n'))
  parts.push(firstRowsTable(preview, terminalColumns))
  return parts.filter((part) => part !== '').join('\n\n')
}

function fileLine({ file, format, sheets }: Preview): string {
  const named = sheets
    .filter(({ name }) => name !== '')
    .map(({ name, state }) => (state === 'visible' ? name : `${name} (hidden)`))
  return `${file} · ${formats[format]}${named.length === 0 ? '' : ` · ${named.length === 1 ? 'sheet' : `${named.length} sheets:`} ${named.join(', ')}`}`
}

function sheetLine({ sheet, headerRow, rows }: Preview): string {
  const header = headerRow === null ? 'no header row recognised' : `header in row ${headerRow}`
  return `${sheet === '' ? 'The table' : `Sheet "${sheet}"`}: ${header}, ${rows} rows with content`
}

function columnsTable({ columns, decimalSigns }: Preview): string {
  if (columns.length === 0) return ''
  const rows = columns.map(({ column, title, target, warehouse, reason }) => [
    columnName(column),
    cut(title),
    warehouse === undefined || target !== 'quantity' ? targets[target] : `quantity in ${warehouse}`,
    reasons[reason],
    decimalSigns[String(column)] ?? '',
  ])
  return textTable(['column', 'title', 'read as', 'why', 'decimal sign'], rows)
}

function basisLine(preview: Preview): string {
  if (!preview.columns.some(({ target }) => target === 'price')) return 'No prices'
  const { currency } = preview
  return `${currency === null ? 'Currency not told by the file' : `Currency ${currency}`} · ${vatText(preview)}`
}

function vatText({ vatIncluded, vatPercent }: Preview): string {
  switch (vatIncluded) {
    case null:
      return `VAT not told by the file: import it with --vat none or --vat ${usualVatPercent}`
    case true:
      return `prices with VAT ${vatPercent ?? usualVatPercent} %`
    case false:
      return 'prices without VAT'
  }
}

function questionText(open: PreviewQuestion, columns: readonly PreviewColumn[]): string {
  const named = (numbers: readonly number[]): string =>
    numbers.length === 0 ? 'none was recognised' : numbers.map((number) => columnTitle(number, columns)).join(' or ')
  switch (open.kind) {
    case 'noHeader':
      return 'Which row is the header?'
    case 'partNumberColumn':
      return `Which column is the part number: ${named(open.columns)}?`
    case 'quantityColumn':
      return `Which column is the quantity: ${named(open.columns)}?`
    case 'priceColumn':
      return `Which column is the price: ${named(open.columns)}?`
    case 'decimalSign':
      return `Is comma or dot the decimal sign of ${columnTitle(open.column, columns)}?`
    default:
      return `Which currency are the prices in (${named(open.columns)})?`
  }
}

function columnTitle(number: number, columns: readonly PreviewColumn[]): string {
  const title = columns.find(({ column }) => column === number)?.title ?? ''
  return title === '' ? columnName(number) : `${columnName(number)} "${cut(title)}"`
}

function firstRowsTable({ firstRows, headerRow }: Preview, terminalColumns: number): string {
  const start = Math.max(
    0,
    firstRows.findIndex(({ row }) => row >= (headerRow ?? 0)),
  )
  const shown = firstRows.slice(start, start + rowsShown)
  const width = Math.max(0, ...shown.map(({ cells }) => cells.length))
  const fitting = Math.max(1, Math.min(width, Math.floor((terminalColumns - 6) / (cellWidth / 2))))
  if (shown.length === 0) return ''
  const header = ['row', ...Array.from({ length: fitting }, (_, column) => columnName(column))]
  const rows = shown.map(({ row, cells }) => [
    String(row),
    ...Array.from({ length: fitting }, (_, column) => cut(cells[column] ?? '')),
  ])
  const more = width > fitting ? `\n(${width - fitting} more columns)` : ''
  return textTable(header, rows) + more
}

/** One line, at most as wide as a cell may be. */
function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= cellWidth ? line : `${line.slice(0, cellWidth - 1)}…`
}
