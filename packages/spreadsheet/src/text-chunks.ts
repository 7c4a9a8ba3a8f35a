import { createReadStream } from 'node:fs'
import { spreadsheetError } from './spreadsheet-error.ts'
import type { TextEncodingName } from './text-encoding.ts'

export interface TextChunk {
  text: string
  /** Bytes of the file read so far. */
  position: number
}

const chunkBytes = 64 * 1024

/** The text of a file from byte `start` on, strictly decoded; zeros, which databases refuse, dropped. Throws `encodingDamaged`. */
export async function* readTextChunks(
  path: string,
  encoding: TextEncodingName,
  start: number,
): AsyncGenerator<TextChunk, void> {
  const decode = encoding === 'windows-1251' ? await createCp1251Decoder() : createUnicodeDecoder(encoding)
  let position = start
  for await (const chunk of createReadStream(path, { start, highWaterMark: chunkBytes })) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a file stream without an encoding gives buffers')
    const before = position
    position += chunk.length
    const text = withoutZeros(decode(chunk, before))
    if (text !== '') yield { text, position }
  }
  const rest = decode(null, position)
  if (rest !== '') yield { text: rest, position }
}

/** One search a chunk: in nearly all files there is none. */
function withoutZeros(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

/** A strict streaming decoder; null ends the text. */
type Decode = (chunk: Buffer | null, position: number) => string

async function createCp1251Decoder(): Promise<Decode> {
  const { default: iconv } = await import('iconv-lite')
  const decoder = iconv.getDecoder('win1251')
  return (chunk, position) => {
    const text = (chunk === null ? decoder.end() : decoder.write(chunk)) ?? ''
    const bad = text.indexOf('\ufffd')
    if (bad >= 0) throw spreadsheetError('encodingDamaged', { encoding: 'Windows-1251', byte: position + bad })
    return text
  }
}

function createUnicodeDecoder(encoding: Exclude<TextEncodingName, 'windows-1251'>): Decode {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  return (chunk, position) => {
    try {
      return chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch (cause) {
      if (chunk === null) throw spreadsheetError('fileTruncated', { detail: 'it ends within a character' }, { cause })
      throw spreadsheetError('encodingDamaged', { encoding: encoding.toUpperCase(), byte: position }, { cause })
    }
  }
}
