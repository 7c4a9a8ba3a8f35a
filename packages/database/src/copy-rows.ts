import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import type { Transaction } from './transaction.ts'

/** One value a column; null is NULL. */
export type CopyRow = readonly (string | null)[]

const chunkChars = 64 * 1024
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/**
 * Streams rows into a table, as fast as PostgreSQL takes them and no faster. A failing source or a rejected row fails the transaction.
 *
 * @param statement `COPY t (a, b) FROM STDIN` in its text format
 * @returns how many rows were copied
 */
export async function copyRows(
  tx: Transaction,
  statement: string,
  rows: AsyncIterable<CopyRow> | Iterable<CopyRow>,
): Promise<number> {
  const copy = tx.$client.query(from(statement))
  await pipeline(Readable.from(encode(rows), { objectMode: true, highWaterMark: 2 }), copy)
  return copy.rowCount
}

async function* encode(rows: AsyncIterable<CopyRow> | Iterable<CopyRow>): AsyncGenerator<Buffer> {
  let text = ''
  for await (const row of rows) {
    text += `${row.map(encodeValue).join('\t')}\n`
    if (text.length < chunkChars) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

function encodeValue(value: string | null): string {
  return value === null ? '\\N' : value.replace(/[\\\t\n\r]/g, (char) => escapes[char] ?? char)
}
