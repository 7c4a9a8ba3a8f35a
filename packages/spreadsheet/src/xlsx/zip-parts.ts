import { createReadStream } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'

type PartKind = 'sheet' | 'sharedStrings' | 'other'

const maxBytes: Record<PartKind, number> = {
  sheet: limits.sheetBytes,
  sharedStrings: limits.sharedStringsBytes,
  other: limits.otherPartBytes,
}
const megabyte = 1024 * 1024
const unpackedChunkBytes = 64 * 1024
const methodStored = 0
const methodDeflated = 8

/** The parts of a ZIP container, read from the file itself. All names are compared without case, as Excel does. */
export interface ZipParts {
  readonly names: readonly string[]
  has(name: string): boolean
  /** Unpacked size by the directory, 0 for an absent part. */
  size(name: string): number
  /**
   * The unpacked bytes. Sizes and ratio of the directory are checked before a byte is unpacked, the true size while unpacking, the
   * CRC at the end. Throws `fileTooBig`, `fileIsBomb`, `fileDamaged`, `fileTruncated`, `fileEncrypted`.
   */
  read(name: string, kind: PartKind): AsyncGenerator<Buffer, void>
  close(): void
}

export async function openZipParts(path: string): Promise<ZipParts> {
  const zip = await openZip(path)
  try {
    const entries = await readDirectory(zip)
    return {
      names: [...entries.values()].map((entry) => entry.fileName),
      has: (name) => entries.has(name.toLowerCase()),
      size: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
      read: (name, kind) => readEntry({ zip, path }, entries.get(name.toLowerCase()), { name, kind }),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true })
  } catch (cause) {
    throw directoryError(cause)
  }
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const tooMany = spreadsheetError('fileHasTooManyParts', { limit: limits.zipEntries })
  if (zip.entryCount > limits.zipEntries) throw tooMany
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName.toLowerCase()
      if (!entries.has(name)) entries.set(name, entry)
      if (entries.size > limits.zipEntries) throw tooMany
    }
  } catch (cause) {
    throw directoryError(cause)
  }
  return entries
}

interface OpenZip {
  zip: ZipFile
  path: string
}

async function* readEntry(
  open: OpenZip,
  entry: Entry | undefined,
  part: { name: string; kind: PartKind },
): AsyncGenerator<Buffer, void> {
  if (entry === undefined) throw spreadsheetError('fileDamaged', { part: part.name, detail: 'the part is missing' })
  checkSizes(entry, part)
  let crc = 0
  let bytes = 0
  const wrongSize = (): Error =>
    spreadsheetError('fileDamaged', { part: part.name, detail: 'its size is not the one the ZIP directory gives' })
  try {
    for await (const chunk of await openUnpacked(open, entry)) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('a ZIP stream gives buffers')
      crc = crc32(chunk, crc)
      bytes += chunk.length
      if (bytes > entry.uncompressedSize) throw wrongSize()
      yield chunk
    }
  } catch (cause) {
    throw partError(cause, part.name)
  }
  if (bytes !== entry.uncompressedSize) throw wrongSize()
  if (crc !== entry.crc32)
    throw spreadsheetError('fileDamaged', { part: part.name, detail: 'its checksum (CRC) is wrong' })
}

/**
 * Read and unpacked here and not by yauzl: its pieces of 16 kB cost a quarter of the time of reading a sheet, and its streams share one
 * queue of reads, where a stream that is broken off while it waits brings the whole process down.
 */
async function openUnpacked({ zip, path }: OpenZip, entry: Entry): Promise<Readable> {
  const { compressionMethod: method, compressedSize: size } = entry
  if (method !== methodStored && method !== methodDeflated)
    throw spreadsheetError('fileDamaged', { part: entry.fileName, detail: `unknown compression method ${method}` })
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const packed = size === 0 ? Readable.from([]) : createReadStream(path, { start, end: start + size - 1 })
  if (method === methodStored) return packed
  return pipeline(packed, createInflateRaw({ chunkSize: unpackedChunkBytes }), () => undefined)
}

function checkSizes(entry: Entry, part: { name: string; kind: PartKind }): void {
  if (entry.isEncrypted()) throw spreadsheetError('fileEncrypted', {})
  const { uncompressedSize: size, compressedSize } = entry
  const limit = maxBytes[part.kind]
  if (size > limit)
    throw spreadsheetError('fileTooBig', {
      part: part.name,
      megabytes: Math.ceil(size / megabyte),
      limitMegabytes: limit / megabyte,
    })
  const ratio = size / Math.max(1, compressedSize)
  if (size > limits.ratioCheckedFromBytes && ratio > limits.ratio)
    throw spreadsheetError('fileIsBomb', { part: part.name, ratio: Math.round(ratio), limitRatio: limits.ratio })
}

/** What yauzl says of the directory. Anything else is no fault of the file and stays what it is. */
function directoryError(cause: unknown): unknown {
  if (!isOfYauzl(cause)) return cause
  const { message } = cause
  if (/End of central directory|unexpected EOF/i.test(message))
    return spreadsheetError(
      'fileTruncated',
      { detail: 'the directory at the end of the ZIP container is missing' },
      { cause },
    )
  if (/encrypt/i.test(message)) return spreadsheetError('fileEncrypted', {}, { cause })
  return spreadsheetError('fileDamaged', { part: 'the ZIP directory', detail: message }, { cause })
}

/** What yauzl says of a part's header, and zlib of its data. */
function partError(cause: unknown, part: string): unknown {
  const isOfZlib = cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')
  if (!isOfZlib && !isOfYauzl(cause)) return cause
  const { message } = cause
  if (/overflows file bounds|unexpected EOF|unexpected end of file/i.test(message))
    return spreadsheetError('fileTruncated', { detail: `${part} breaks off` }, { cause })
  return spreadsheetError('fileDamaged', { part, detail: message }, { cause })
}

/** Its errors are plain ones; those of the system and of Node have a code, those of a program a class of their own. */
function isOfYauzl(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error && !('code' in error)
}
