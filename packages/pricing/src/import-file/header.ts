import type { Row } from '@pf/spreadsheet'
import { addCell, createContent, holdsQuantities, isDescriptive, isRowNumbers, numericShare } from './column-content.ts'
import type { ColumnContent } from './column-content.ts'
import { columnMeaning } from './column-meaning.ts'
import type { ColumnMeaning } from './column-meaning.ts'
import { columnLimit, filledTexts, headerColumns, isColumnNumbers, isFigure } from './header-rows.ts'
import type { Header } from './header-rows.ts'
import { isFilled, isTotal } from './row-kind.ts'
import { normaliseTitle, words } from './title-words.ts'

/** Headers begin within so many filled rows of a sheet. */
const searchedRows = 60
/** A header is judged by so many rows below it. */
const sampledRows = 100
/** A header has at most so many rows. */
const maxHeight = 3
const titleLength = 120

/**
 * The header of a sheet, found in its first filled rows: the rows whose titles name an article or a name and a quantity or price (or
 * quantity and price, beside a column of texts), and below which such columns hold numbers. Null where there is none.
 */
export function findHeader(rows: readonly Row[]): Header | null {
  let best: { header: Header; score: number } | null = null
  for (const [index, row] of rows.slice(0, searchedRows).entries()) {
    for (let height = 1; height <= maxHeight; height++) {
      const window = rows.slice(index - height + 1, index + 1)
      if (index - height + 1 < 0 || !isStack(window)) break
      const header = { rows: window, headerRow: row.row }
      const score = scoreHeader(header, rows.slice(index + 1))
      if (score > (best?.score ?? 0)) best = { header, score }
    }
  }
  return best === null ? null : extendHeader(best.header, rows)
}

/**
 * A row of texts over columns of which some are numbers, whatever its language: the header of a table whose titles no dictionary knows.
 * What the columns mean is for a person to say.
 */
export function findUnknownHeader(rows: readonly Row[]): Header | null {
  for (const [index, row] of rows.slice(0, searchedRows).entries()) {
    const texts = filledTexts(row)
    const titles = [...texts.values()]
    if (titles.length < 3 || new Set(titles).size < titles.length * 0.8) continue
    if (titles.some((title) => isFigure(title) || title.length > titleLength)) continue
    const below = contents(rows.slice(index + 1, index + 1 + sampledRows))
    if (rows.length - index < 4 || texts.size < below.size * 0.7) continue
    const meanings = meaningsOf({ rows: [row], headerRow: row.row })
    const unknown = [...below].filter(([column]) => texts.has(column) && !meanings.has(column))
    const hasNumbers = unknown.some(([, content]) => numericShare(content) >= 0.9 && !isRowNumbers(content))
    const hasTexts = [...below.values()].some((content) => isDescriptive(content))
    if (hasNumbers && hasTexts) return { rows: [row], headerRow: row.row }
  }
  return null
}

/** The header that a person named by its last row. */
export function headerAt(headerRow: number, rows: readonly Row[]): Header {
  const index = rows.findLastIndex((row) => row.row <= headerRow)
  const row = rows[index]
  if (row === undefined || row.row !== headerRow) return { rows: [], headerRow }
  return { rows: extendUp([row], rows.slice(0, index)), headerRow }
}

export function meaningsOf(header: Header): Map<number, ColumnMeaning> {
  const meanings = new Map<number, ColumnMeaning>()
  for (const [column, titles] of headerColumns(header)) {
    const meaning = columnMeaning(titles)
    if (meaning !== null) meanings.set(column, meaning)
  }
  return meanings
}

/** Rows that follow each other without a gap. */
function isStack(rows: readonly Row[]): boolean {
  return rows.every((row, index) => index === 0 || row.row === (rows[index - 1]?.row ?? 0) + 1)
}

const weights = { partNumber: 3, name: 2.5, price: 2, quantity: 3, vendor: 1, unit: 1, other: 0.25 } as const

function scoreHeader(header: Header, below: readonly Row[]): number {
  const last = header.rows.at(-1)
  if (last === undefined || header.rows.some((row) => !looksLikeTitles(row))) return 0
  if (header.rows.some((row) => row !== last && isParameter([...filledTexts(row).values()]))) return 0
  const meanings = meaningsOf(header)
  const lastColumns = filledTexts(last)
  if (![...meanings.keys()].some((column) => lastColumns.has(column))) return 0
  const targets = new Set([...meanings.values()].map(({ target }) => target))
  const named = targets.has('partNumber') || targets.has('name')
  if (named ? !targets.has('price') && !targets.has('quantity') : !targets.has('price') || !targets.has('quantity'))
    return 0
  const content = contents(below.slice(0, sampledRows))
  const found = new Map<ColumnMeaning['target'], number>()
  for (const [column, { target, rank }] of meanings) {
    const cells = content.get(column)
    if (target === 'price' && cells !== undefined && numericShare(cells) < 0.25) continue
    if (target === 'quantity' && cells !== undefined && !holdsQuantities(cells)) continue
    found.set(target, Math.max(found.get(target) ?? 0, weights[target] / Math.sqrt(rank)))
  }
  const identifies = found.has('partNumber') || found.has('name')
  const counts = found.has('price') || found.has('quantity')
  const untitled = [...content].some(([column, cells]) => !meanings.has(column) && isDescriptive(cells))
  if (!(identifies && counts) && !(found.has('price') && found.has('quantity') && untitled)) return 0
  // Of equal headers the lower one, in fewer rows.
  return [...found.values()].reduce((sum, weight) => sum + weight, 0) - (header.rows.length - 1) * 0.3
}

function looksLikeTitles(row: Row): boolean {
  const titles = [...filledTexts(row).values()]
  return (
    titles.filter(isFigure).length <= titles.length * 0.5 &&
    titles.filter(({ length }) => length > titleLength).length <= 1
  )
}

function extendHeader(header: Header, rows: readonly Row[]): Header {
  const first = rows.findIndex((row) => row === header.rows[0])
  const stack = extendUp(header.rows, rows.slice(0, first))
  let next = first + header.rows.length
  while (continuesHeader(stack, rows, next)) {
    const row = rows[next]
    if (row !== undefined) stack.push(row)
    next++
  }
  const last = stack.at(-1)?.row ?? header.headerRow
  const numbers = rows[next]
  // The numbers of the columns are no titles.
  const isNumbered = numbers !== undefined && numbers.row === last + 1 && isColumnNumbers(numbers)
  return { rows: stack.slice(-maxHeight), headerRow: isNumbered ? numbers.row : last }
}

function extendUp(stack: readonly Row[], above: readonly Row[]): Row[] {
  const extended = [...stack]
  for (const row of above.toReversed()) {
    const lower = extended[0]
    if (extended.length >= maxHeight || lower === undefined || row.row !== lower.row - 1) break
    const texts = [...filledTexts(row).values()]
    if (texts.length < 2 || isParameter(texts) || !looksLikeTitles(row)) break
    extended.unshift(row)
  }
  return extended
}

const parameter = words(
  '^(?:покупатель|поставщик|организация|заказчик|контрагент|склад|дата|номер|период|валюта|параметр|отбор|customer|supplier|company|date|period|currency|filter)',
)

/** `Склад: | Основной`, `Покупатель | Магазин`: what a report was made for, above its header. */
function isParameter(texts: readonly string[]): boolean {
  const [first = ''] = texts
  return texts.some((text) => text.endsWith(':')) || (texts.length === 2 && parameter.test(normaliseTitle(first)))
}

/** Whether the row below goes on with the header: warehouses or units under merged titles, the titles once more. */
function continuesHeader(stack: readonly Row[], rows: readonly Row[], next: number): boolean {
  const row = rows[next]
  const last = stack.at(-1)
  if (row === undefined || last === undefined || row.row !== last.row + 1) return false
  if (stack.length >= maxHeight) return false
  const texts = filledTexts(row)
  if (texts.size < 2 || [...texts.values()].some((text) => isFigure(text) || text.length > 40)) return false
  const meanings = meaningsOf({ rows: [...stack], headerRow: last.row })
  const isKey = (column: number) => ['partNumber', 'name'].includes(meanings.get(column)?.target ?? '')
  const isUnderTitles = [...texts.keys()].every((column) => !isKey(column))
  return (isUnderTitles && [...meanings.keys()].some((column) => isKey(column))) || repeatsMeanings(row, meanings)
}

function repeatsMeanings(row: Row, meanings: ReadonlyMap<number, ColumnMeaning>): boolean {
  const again = meaningsOf({ rows: [row], headerRow: row.row })
  const same = [...again].filter(
    ([column, { target }]) => target !== 'other' && meanings.get(column)?.target === target,
  )
  return new Set(same.map(([, { target }]) => target)).size >= 2
}

/** The contents of the columns of rows below a header: no headings, no totals. */
function contents(rows: readonly Row[]): Map<number, ColumnContent> {
  const columns = new Map<number, ColumnContent>()
  for (const row of rows) addRow(columns, row)
  return columns
}

/** Whether the row was added: one filled cell is a heading, a total is none of the table's values. */
export function addRow(columns: Map<number, ColumnContent>, row: Row): boolean {
  const cells = row.cells.filter(isFilled)
  if (cells.length < 2 || isTotal(cells[0]?.text ?? '')) return false
  for (const cell of cells) {
    if (cell.column >= columnLimit) break
    let content = columns.get(cell.column)
    if (content === undefined) columns.set(cell.column, (content = createContent()))
    addCell(content, cell)
  }
  return true
}
