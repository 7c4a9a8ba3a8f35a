import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import type { Transaction } from './transaction.ts'

/** One value a column; null is NULL. */
export type CopyRow = readonly (string | null)[]

const chunkChars = 64 * 1024
const special = /[\\\t\n\r]/
const specials = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/**
 * Rows in the text format of COPY, encoded as they are added: rows that wait for PostgreSQL lie outside of the heap, as bytes, and give its
 * collector nothing to do.
 */
export class CopyText {
  readonly #chunks: Buffer[] = []
  readonly #values: string[] = []
  #text = ''
  #rows = 0

  get rows(): number {
    return this.#rows
  }

  add(row: CopyRow): void {
    for (const [index, value] of row.entries()) this.#values[index] = encodeValue(value)
    this.#values.length = row.length
    this.#text += this.#values.join('\t')
    this.#text += '\n'
    this.#rows += 1
    if (this.#text.length >= chunkChars) this.#cut()
  }

  /** The bytes, in pieces; nothing may be added afterwards. */
  chunks(): readonly Buffer[] {
    this.#cut()
    return this.#chunks
  }

  #cut(): void {
    if (this.#text !== '') this.#chunks.push(Buffer.from(this.#text))
    this.#text = ''
  }
}

/**
 * Writes rows into a table, as fast as PostgreSQL takes them. A rejected row fails the transaction.
 *
 * @param statement `COPY t (a, b) FROM STDIN` in its text format
 */
export async function copyRows(tx: Transaction, statement: string, rows: CopyText): Promise<void> {
  await pipeline(Readable.from(rows.chunks()), tx.$client.query(from(statement)))
}

function encodeValue(value: string | null): string {
  if (value === null) return '\\N'
  return special.test(value) ? value.replace(specials, (char) => escapes[char] ?? char) : value
}
