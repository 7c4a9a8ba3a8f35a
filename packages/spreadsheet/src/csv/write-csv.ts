import { Readable } from 'node:stream'
import type { CellValue } from '../xlsx/write-xlsx.ts'

const chunkCharacters = 64 * 1024

type CsvRows = AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>

/**
 * Rows as csv (RFC 4180: commas, CRLF) in UTF-8, in constant memory: rows are taken as the stream is read. It begins with a byte order mark,
 * else Excel would show other letters. Numbers have a decimal dot, a Date is its ISO text. An error of `rows` destroys the stream with it.
 *
 * @param delimiter a Russian Excel puts what commas separate into one column
 */
export function writeCsv(rows: CsvRows, { delimiter = ',' }: { delimiter?: ',' | ';' } = {}): Readable {
  return Readable.from(csvChunks(rows, delimiter), { objectMode: false })
}

async function* csvChunks(rows: CsvRows, delimiter: string): AsyncGenerator<Buffer> {
  let text = '\ufeff'
  for await (const row of rows) {
    text += `${row.map(csvField).join(delimiter)}\r\n`
    if (text.length < chunkCharacters) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

function csvField(value: CellValue): string {
  if (value === null) return ''
  const text = value instanceof Date ? value.toISOString() : String(value)
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
