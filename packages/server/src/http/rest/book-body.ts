import { partNumberBook } from '@pf/contract'
import type { PartNumberBook, PartNumberBookItem } from '@pf/contract'
import { toWire } from '../../wire-case.ts'

type Pages = AsyncIterable<readonly PartNumberBookItem[]>

/** How a book goes over the wire; both as its rows come, so that nothing large is held. */
export type BookBody = (book: PartNumberBook, pages: Pages) => AsyncGenerator<Buffer>

/** One JSON object: the book's own fields and its rows under `items`. It ends only after the last row, so half of it is no JSON. */
export async function* jsonBody(book: PartNumberBook, pages: Pages): AsyncGenerator<Buffer> {
  const fields = JSON.stringify(toWire(partNumberBook, book)).slice(0, -'}'.length)
  yield Buffer.from(`${fields},"items":[`)
  let separator = '\n'
  for await (const items of pages) {
    yield Buffer.from(separator + items.map((item) => JSON.stringify(item)).join(',\n'))
    separator = ',\n'
  }
  yield Buffer.from('\n]}\n')
}

/** A row a line. */
export async function* ndjsonBody(_book: PartNumberBook, pages: Pages): AsyncGenerator<Buffer> {
  for await (const items of pages) yield Buffer.from(items.map((item) => `${JSON.stringify(item)}\n`).join(''))
}
