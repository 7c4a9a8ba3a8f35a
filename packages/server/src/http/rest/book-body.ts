import { Readable } from 'node:stream'
import { partNumberBook } from '@pf/contract'
import type { PartNumberBook, PartNumberBookItem } from '@pf/contract'
import { numberCell } from '@pf/pricing'
import { writeCsv, writeXlsx } from '@pf/spreadsheet'
import type { CellValue } from '@pf/spreadsheet'
import { toWire } from '../../wire-case.ts'

type Pages = AsyncIterable<readonly PartNumberBookItem[]>

/** How a book goes over the wire; both as its rows come, so that nothing large is held. */
export type BookBody = (book: PartNumberBook, pages: Pages) => Readable

/** One JSON object: the book's own fields and its rows under `items`. It ends only after the last row, so half of it is no JSON. */
export const jsonBody: BookBody = (book, pages) => Readable.from(jsonChunks(book, pages), { objectMode: false })

/** A row a line. */
export const ndjsonBody: BookBody = (_book, pages) => Readable.from(ndjsonChunks(pages), { objectMode: false })

/** A workbook. It ends only after the last row, so half of it is none. */
export const xlsxBody: BookBody = ({ version }, pages) => writeXlsx({ name: version, rows: table(pages, numberCell) })

/** A table with the titles of the view. */
export const csvBody: BookBody = (_book, pages) => writeCsv(table(pages, String))

async function* jsonChunks(book: PartNumberBook, pages: Pages): AsyncGenerator<Buffer> {
  const fields = JSON.stringify(toWire(partNumberBook, book)).slice(0, -'}'.length)
  yield Buffer.from(`${fields},"items":[`)
  let separator = '\n'
  for await (const items of pages) {
    yield Buffer.from(separator + items.map((item) => JSON.stringify(item)).join(',\n'))
    separator = ',\n'
  }
  yield Buffer.from('\n]}\n')
}

async function* ndjsonChunks(pages: Pages): AsyncGenerator<Buffer> {
  for await (const items of pages) yield Buffer.from(items.map((item) => `${JSON.stringify(item)}\n`).join(''))
}

const columns = [
  'partnumber',
  'lot_name',
  'quantity',
  'is_primary_pn',
  'description',
] as const satisfies readonly (keyof PartNumberBookItem)[]

async function* table(
  pages: Pages,
  quantityCell: (decimal: string) => CellValue,
): AsyncGenerator<readonly CellValue[]> {
  yield columns
  for await (const items of pages)
    for (const item of items)
      yield columns.map((column) => (column === 'quantity' ? quantityCell(item.quantity) : item[column]))
}
