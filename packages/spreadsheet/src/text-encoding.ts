import { open } from 'node:fs/promises'
import { isUtf8 } from 'node:buffer'
import { spreadsheetError } from './spreadsheet-error.ts'
import { looksLikeCp1251 } from './cp1251-statistics.ts'

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251'

export interface DetectedEncoding {
  encoding: TextEncodingName
  bomBytes: number
  guessed: boolean
}

const chunkBytes = 1024 * 1024
const sampleBytes = 256 * 1024

/**
 * The encoding of a text file, by its content: a BOM; the zeros of UTF-16; else UTF-8 if the whole file is valid UTF-8; else
 * Windows-1251 if its statistics speak for it. Throws `encodingUnknown`, `encodingDamaged`, `fileTruncated` (cut within a character).
 */
export async function detectEncoding(path: string): Promise<DetectedEncoding> {
  await using file = await open(path)
  const head = Buffer.alloc(sampleBytes)
  const { bytesRead } = await file.read(head, 0, sampleBytes, 0)
  const sample = head.subarray(0, bytesRead)
  const byBom = encodingByBom(sample)
  if (byBom !== null && byBom.encoding !== 'utf-8') return byBom
  if (byBom === null) {
    const wide = wideEncoding(sample)
    if (wide !== null) return { encoding: wide, bomBytes: 0, guessed: true }
  }
  const invalid = await findInvalidUtf8(path)
  if (invalid === null) return byBom ?? { encoding: 'utf-8', bomBytes: 0, guessed: false }
  if (byBom !== null || invalid.wasUtf8) {
    if (invalid.atEnd) throw spreadsheetError('fileTruncated', { detail: 'it ends within a character' })
    throw spreadsheetError('encodingDamaged', { encoding: 'UTF-8', byte: invalid.position })
  }
  if (looksLikeCp1251(Buffer.concat([sample, invalid.chunk])))
    return { encoding: 'windows-1251', bomBytes: 0, guessed: true }
  throw spreadsheetError('encodingUnknown', {})
}

/** The encoding that a byte order mark at the start of `bytes` names, or null. */
export function encodingByBom(bytes: Buffer): DetectedEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', bomBytes: 3, guessed: false }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2, guessed: false }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2, guessed: false }
  return null
}

/** UTF-16 without a BOM: the upper bytes of Latin and Cyrillic text are 0x00 and 0x04, which no other text holds. */
export function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(bytes.length / 2)
  if (pairs === 0) return null
  const upper = [0, 0]
  for (let i = 0; i < pairs * 2; i++) {
    const byte = bytes[i]
    if (byte === 0 || byte === 4) upper[i & 1] = (upper[i & 1] ?? 0) + 1
  }
  const [even = 0, odd = 0] = upper
  if (odd / pairs > 0.8 && even / pairs < 0.2) return 'utf-16le'
  if (even / pairs > 0.8 && odd / pairs < 0.2) return 'utf-16be'
  return null
}

interface InvalidUtf8 {
  position: number
  /** The fault is a character cut by the end of the file. */
  atEnd: boolean
  /** Enough valid multi-byte characters came before that the file is UTF-8, damaged. */
  wasUtf8: boolean
  /** Bytes from the fault on. */
  chunk: Buffer
}

async function findInvalidUtf8(path: string): Promise<InvalidUtf8 | null> {
  await using file = await open(path)
  const buffer = Buffer.alloc(chunkBytes + 4)
  let carried = 0
  let position = 0
  let wide = 0
  for (;;) {
    const { bytesRead } = await file.read(buffer, carried, chunkBytes, position + carried)
    const bytes = buffer.subarray(0, carried + bytesRead)
    const whole = bytesRead === 0 ? bytes.length : bytes.length - incompleteTail(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) {
      const valid = validPrefix(bytes.subarray(0, whole))
      wide += countWide(bytes.subarray(0, valid))
      const atEnd = bytesRead === 0 && bytes.length - valid < 4 && incompleteTail(bytes) === bytes.length - valid
      return {
        position: position + valid,
        atEnd,
        wasUtf8: wide >= 3,
        chunk: Buffer.from(bytes.subarray(valid, valid + sampleBytes)),
      }
    }
    if (bytesRead === 0) return null
    if (wide < 3) wide += countWide(bytes.subarray(0, whole))
    bytes.copyWithin(0, whole)
    carried = bytes.length - whole
    position += whole
  }
}

/** Bytes of an unfinished character at the end, 0..3. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? back : 0
  }
  return 0
}

/** Length of the longest valid UTF-8 prefix, by halving. */
function validPrefix(bytes: Buffer): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const part = bytes.subarray(0, middle)
    if (isUtf8(part.subarray(0, middle - incompleteTail(part)))) low = middle
    else high = middle - 1
  }
  return low - incompleteTail(bytes.subarray(0, low))
}

/** Characters of more than one byte in valid UTF-8, counted up to 3. */
function countWide(bytes: Buffer): number {
  let count = 0
  for (const byte of bytes) {
    if (byte >= 0xc0 && ++count === 3) break
  }
  return count
}
