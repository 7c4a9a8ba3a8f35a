import { Readable } from 'node:stream'
import type { CellValue } from '../xlsx/write-xlsx.ts'

const chunkCharacters = 64 * 1024

/**
 * Rows as csv (RFC 4180: commas, CRLF) in UTF-8, in constant memory: rows are taken as the stream is read. It begins with a byte order mark,
 * else Excel would show other letters. Numbers have a decimal dot, a Date is its ISO text. An error of `rows` destroys the stream with it.
 */
export function writeCsv(rows: AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>): Readable {
  return Readable.from(csvChunks(rows), { objectMode: false })
}

async function* csvChunks(
  rows: AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>,
): AsyncGenerator<Buffer> {
  let text = '\ufeff'
  for await (const row of rows) {
    text += `${row.map(csvField).join(',')}\r\n`
    if (text.length < chunkCharacters) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

function csvField(value: CellValue): string {
  if (value === null) return ''
  const text = value instanceof Date ? value.toISOString() : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
