import type { DecimalSign } from '@pf/contract'
import type { Cell, Row } from '@pf/spreadsheet'
import { collapseBlanks, trimBlanks } from '../part-number/blanks.ts'
import { splitAmount } from './amount.ts'
import { cutText, shownLength } from './cut-text.ts'
import { addSignVote, createSignVotes, decideSign } from './decimal-sign.ts'
import type { SignVotes } from './decimal-sign.ts'
import { isDecoration } from './decoration.ts'
import { outlineRows } from './outline-heads.ts'
import type { OutlinedRow } from './outline-heads.ts'
import { createRowShape, isFilled, mapCells, skipReason, titleText } from './row-kind.ts'
import type { RowShape } from './row-kind.ts'
import type { OpenColumn, TableMapping, TableSurvey } from './types.ts'

/** A header is joined from at most so many rows. */
const headerHeight = 3

/** What the rows read so far have told. */
interface Tally {
  header: Row[]
  headerRows: ReadonlyMap<number, string>[]
  rows: number
  /** Rows of goods that are no heads of groups; heads that would be goods; names alone beside goods of the same group. */
  goods: number
  heads: number
  leaves: number
  goodsLevel: number
  /** Per price and quantity column. */
  votes: SignVotes[]
  empty: Set<number>
}

/**
 * Pass 1 over a whole sheet: the decimal signs of its price and quantity columns, what its header says, whether its outline is of use.
 * Memory does not grow with the rows. `summaryBelow` is the reader's.
 */
export async function surveyTable(
  batches: AsyncIterable<Row[]>,
  mapping: TableMapping,
  { summaryBelow }: { summaryBelow: boolean },
): Promise<TableSurvey> {
  const shape = createRowShape(mapping)
  const amountColumns = [...mapping.prices, ...mapping.quantities]
  const mapped = [mapping.code, mapping.name, mapping.vendor, ...amountColumns]
  const tally: Tally = {
    header: [],
    headerRows: [],
    rows: 0,
    goods: 0,
    heads: 0,
    leaves: 0,
    goodsLevel: 0,
    votes: amountColumns.map(createSignVotes),
    empty: new Set(mapped.filter((column) => column !== undefined)),
  }
  const below = outlineRows(keepHeader(batches, mapping.headerRow, tally.header), mapping.headerRow, summaryBelow)
  for await (const batch of below) for (const row of batch) count(tally, row, shape)
  const titles = lowestTitles(tally.header)
  const skipOutlineHeads = tally.goods > 0 && tally.heads > 0
  return {
    ...decideColumns(tally.votes, { mapping, titles }),
    rows: tally.rows,
    goodsRows: skipOutlineHeads ? tally.goods + tally.leaves : tally.goods + tally.heads,
    emptyColumns: [...tally.empty],
    titles,
    headerRows: tally.headerRows,
    skipOutlineHeads,
    summaryBelow,
  }
}

function count(tally: Tally, { row, isHead }: OutlinedRow, shape: RowShape): void {
  if (tally.rows === 0) tally.headerRows = tally.header.map(headerTexts)
  tally.rows++
  const cells = mapCells(row, shape)
  if (tally.empty.size > 0) for (const cell of row.cells) if (isFilled(cell)) tally.empty.delete(cell.column)
  const isLeaf = row.outlineLevel > 0 && row.outlineLevel === tally.goodsLevel
  const context = { isFirst: tally.rows === 1, isLeaf, headerRows: tally.headerRows }
  const isGoods = skipReason(cells, shape, context) === null
  tally.goodsLevel = isGoods && !isHead ? row.outlineLevel : 0
  if (!isGoods) return
  if (isHead) tally.heads++
  else if (cells.filled === 1) tally.leaves++
  else tally.goods++
  for (const [place, cell] of cells.amounts.entries()) voteFor(tally.votes[place], cell)
}

/** Column → its lowest title in the header's rows, given from top to bottom. */
function lowestTitles(header: readonly Row[]): Map<number, string> {
  const titles = new Map<number, string>()
  for (const row of header) {
    for (const cell of row.cells) {
      const text = collapseBlanks(cell.text)
      if (text !== '') titles.set(cell.column, cutText(text, shownLength))
    }
  }
  return titles
}

function headerTexts(row: Row): Map<number, string> {
  return new Map(row.cells.map((cell) => [cell.column, titleText(cell.text)]))
}

/** Passes the rows on and keeps those that can belong to the header. */
async function* keepHeader(batches: AsyncIterable<Row[]>, headerRow: number, header: Row[]): AsyncGenerator<Row[]> {
  for await (const batch of batches) {
    if ((batch[0]?.row ?? Infinity) <= headerRow) {
      for (const row of batch) {
        if (row.row > headerRow) break
        if (row.row > headerRow - headerHeight && row.cells.some(isFilled)) header.push(row)
      }
    }
    yield batch
  }
}

function voteFor(votes: SignVotes | undefined, cell: Cell | undefined): void {
  if (votes === undefined || cell?.kind !== 'text') return
  const text = trimBlanks(cell.text)
  const split = splitAmount(text)
  // What will be rejected says nothing about its column.
  if (split !== null && isDecoration(split.before) && isDecoration(split.after)) addSignVote(votes, split.body, text)
}

function decideColumns(
  votes: readonly SignVotes[],
  { mapping, titles }: { mapping: TableMapping; titles: ReadonlyMap<number, string> },
): Pick<TableSurvey, 'decimalSigns' | 'openColumns'> {
  const decimalSigns: Record<string, DecimalSign> = {}
  const openColumns: OpenColumn[] = []
  for (const [place, column] of [...mapping.prices, ...mapping.quantities].entries()) {
    const decision = decideSign(votes[place] ?? createSignVotes())
    const chosen = mapping.decimalSigns[column]
    if (decision.kind === 'none') continue
    if (chosen !== undefined) decimalSigns[column] = chosen
    else if (decision.kind === 'decided') decimalSigns[column] = decision.sign
    else openColumns.push({ column, title: titles.get(column) ?? '', example: decision.example })
  }
  return { decimalSigns, openColumns }
}
