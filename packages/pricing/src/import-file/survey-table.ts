import type { DecimalSign } from '@pf/contract'
import type { Cell, Row } from '@pf/spreadsheet'
import { collapseBlanks, trimBlanks } from '../part-number/blanks.ts'
import { splitAmount } from './amount.ts'
import { addSignVote, createSignVotes, decideSign } from './decimal-sign.ts'
import type { SignVotes } from './decimal-sign.ts'
import { outlineRows } from './outline-heads.ts'
import { createRowShape, isFilled, mapCells, skipReason, titleText } from './row-kind.ts'
import type { OpenColumn, TableMapping, TableSurvey } from './types.ts'

/** A header is joined from at most so many rows. */
const headerHeight = 3

/**
 * Pass 1 over a whole sheet: the decimal signs of its price and quantity columns, what its header says, whether its outline is of use.
 * Memory does not grow with the rows. `summaryBelow` is the reader's.
 */
export async function surveyTable(
  batches: AsyncIterable<Row[]>,
  mapping: TableMapping,
  { summaryBelow }: { summaryBelow: boolean },
): Promise<TableSurvey> {
  const header: Row[] = []
  const shape = createRowShape(mapping)
  const amountColumns = [...mapping.prices, ...mapping.quantities]
  const votes = amountColumns.map(createSignVotes)
  const mappedColumns = new Set(
    [mapping.code, mapping.name, mapping.vendor, ...amountColumns].filter((column) => column !== undefined),
  )
  const empty = new Set(mappedColumns)
  let headerRows: ReadonlyMap<number, string>[] = []
  let rows = 0
  let goods = 0
  let heads = 0
  for await (const batch of outlineRows(
    keepHeader(batches, mapping.headerRow, header),
    mapping.headerRow,
    summaryBelow,
  )) {
    for (const { row, isHead } of batch) {
      if (rows === 0) headerRows = header.map(headerTexts)
      rows++
      const cells = mapCells(row, shape)
      if (empty.size > 0)
        for (const cell of row.cells) if (empty.has(cell.column) && isFilled(cell)) empty.delete(cell.column)
      if (skipReason(cells, shape, { isFirst: rows === 1, headerRows }) !== null) continue
      if (isHead) heads++
      else goods++
      for (const [place, cell] of cells.amounts.entries()) voteFor(votes[place], cell)
    }
  }
  const titles = lowestTitles(header)
  const signs = decideColumns(amountColumns, votes, { mapping, titles })
  return {
    ...signs,
    rows,
    goodsRows: goods === 0 ? heads : goods,
    emptyColumns: [...empty],
    titles,
    headerRows,
    skipOutlineHeads: goods > 0 && heads > 0,
    summaryBelow,
  }
}

/** Column → its lowest title in the header's rows, given from top to bottom. */
function lowestTitles(header: readonly Row[]): Map<number, string> {
  const titles = new Map<number, string>()
  for (const row of header) {
    for (const cell of row.cells) {
      const text = collapseBlanks(cell.text)
      if (text !== '') titles.set(cell.column, text)
    }
  }
  return titles
}

function headerTexts(row: Row): Map<number, string> {
  return new Map(row.cells.map((cell) => [cell.column, titleText(cell.text)]))
}

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
  if (split !== null) addSignVote(votes, split.body, text)
}

function decideColumns(
  columns: readonly number[],
  votes: readonly SignVotes[],
  { mapping, titles }: { mapping: TableMapping; titles: ReadonlyMap<number, string> },
): Pick<TableSurvey, 'decimalSigns' | 'openColumns'> {
  const decimalSigns: Record<string, DecimalSign> = {}
  const openColumns: OpenColumn[] = []
  for (const [place, column] of columns.entries()) {
    const decision = decideSign(votes[place] ?? createSignVotes())
    const chosen = mapping.decimalSigns[column]
    if (decision.kind === 'none') continue
    if (chosen !== undefined) decimalSigns[column] = chosen
    else if (decision.kind === 'decided') decimalSigns[column] = decision.sign
    else openColumns.push({ column, title: titles.get(column) ?? '', example: decision.example })
  }
  return { decimalSigns, openColumns }
}
