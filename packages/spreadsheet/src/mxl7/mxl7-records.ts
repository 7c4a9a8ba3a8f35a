import iconv from 'iconv-lite'
import { limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'
import type { ByteCursor } from './byte-cursor.ts'

/** Bytes of a format record by format version. */
const formatBytes: Record<number, number> = { 2: 28, 6: 30, 7: 32 }
const fontBytes = 60
const hasText = 0x80000000
const hasDescription = 0x40000000
const hasData = 0x20000000

/** Throws `versionUnsupported`. */
export function formatBytesOf(version: number): number {
  const bytes = formatBytes[version]
  if (bytes === undefined) throw spreadsheetError('versionUnsupported', { version })
  return bytes
}

/** A count: u16, or 0xFFFF and i32. */
async function readCount(cursor: ByteCursor): Promise<number> {
  await cursor.need(2)
  const short = cursor.u16()
  if (short !== 0xffff) return short
  await cursor.need(4)
  return checkedLength(cursor.i32())
}

/** A string in cp1251: its length as u8, or 0xFF and u16, or both full and i32. */
async function readString(cursor: ByteCursor): Promise<string> {
  const length = await readStringLength(cursor)
  if (length > limits.tokenCharacters)
    throw spreadsheetError('tokenTooLong', { part: 'The 1C table', limit: limits.tokenCharacters })
  await cursor.need(length)
  const text = iconv.decode(cursor.bytes(length), 'win1251')
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

async function readStringLength(cursor: ByteCursor): Promise<number> {
  await cursor.need(1)
  const byte = cursor.u8()
  if (byte !== 0xff) return byte
  await cursor.need(2)
  const word = cursor.u16()
  if (word !== 0xffff) return word
  await cursor.need(4)
  return checkedLength(cursor.i32())
}

/** The text of a cell, '' if it has none. */
export async function readCellText(cursor: ByteCursor, recordBytes: number): Promise<string> {
  await cursor.need(recordBytes)
  const flags = cursor.u32()
  cursor.bytes(recordBytes - 4)
  const text = flags & hasText ? await readString(cursor) : ''
  if (flags & hasDescription) await cursor.skip(await readStringLength(cursor))
  if (flags & hasData) await cursor.skip(await readCount(cursor))
  return text
}

export async function skipFonts(cursor: ByteCursor): Promise<void> {
  await cursor.skip((await readKeys(cursor)).length * fontBytes)
}

export async function skipStrings(cursor: ByteCursor): Promise<void> {
  for (const _ of await readKeys(cursor)) await cursor.skip(await readStringLength(cursor))
}

export async function skipCells(cursor: ByteCursor, recordBytes: number): Promise<void> {
  for (const _ of await readKeys(cursor)) await readCellText(cursor, recordBytes)
}

/** The keys of a dictionary and the repeated count that stands between them and the values. */
export async function readKeys(cursor: ByteCursor): Promise<Int32Array> {
  const count = await readCount(cursor)
  if (count > limits.rows) throw spreadsheetError('tooManyRows', { limit: limits.rows })
  await cursor.need(count * 4)
  const keys = new Int32Array(count)
  for (let i = 0; i < count; i++) keys[i] = cursor.i32()
  const repeated = await readCount(cursor)
  if (repeated !== count) throw damaged('a list has two different lengths')
  return keys
}

function checkedLength(length: number): number {
  if (length < 0) throw damaged('a length is negative')
  return length
}

export function damaged(detail: string): Error {
  return spreadsheetError('fileDamaged', { part: 'the 1C 7.7 table', detail })
}
