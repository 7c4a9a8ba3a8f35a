import type { FileHandle } from 'node:fs/promises'
import { spreadsheetError } from '../spreadsheet-error.ts'

/** Little-endian reading from a file through a window of memory: `need` fetches, the rest takes what is there. */
export interface ByteCursor {
  /** Bytes taken so far. */
  readonly position: number
  /** Makes `count` bytes available at once. Throws `fileTruncated`. */
  need(count: number): Promise<void>
  u8(): number
  u16(): number
  u32(): number
  i32(): number
  bytes(count: number): Buffer
  skip(count: number): Promise<void>
}

type ByteFile = Pick<FileHandle, 'read'>

const windowBytes = 256 * 1024

export interface CursorOptions {
  start: number
  size: number
  /** Where the reader is, for the message about a truncated file. */
  where: () => string
}

export function createByteCursor(file: ByteFile, { start, size, where }: CursorOptions): ByteCursor {
  let window: Buffer = Buffer.alloc(0)
  let at = 0
  let windowStart = start
  const truncated = (): Error => spreadsheetError('fileTruncated', { detail: `it ends ${where()}` })

  const need = async (count: number): Promise<void> => {
    if (at + count <= window.length) return
    const position = windowStart + at
    if (position + count > size) throw truncated()
    const next = Buffer.alloc(Math.min(Math.max(count, windowBytes), size - position))
    const { bytesRead } = await file.read(next, 0, next.length, position)
    if (bytesRead < count) throw truncated()
    window = next.subarray(0, bytesRead)
    windowStart = position
    at = 0
  }
  const take = (count: number): number => {
    const from = at
    at += count
    return from
  }
  return {
    get position() {
      return windowStart + at
    },
    need,
    u8: () => window.readUInt8(take(1)),
    u16: () => window.readUInt16LE(take(2)),
    u32: () => window.readUInt32LE(take(4)),
    i32: () => window.readInt32LE(take(4)),
    bytes: (count) => {
      const from = take(count)
      return window.subarray(from, from + count)
    },
    async skip(count) {
      const position = windowStart + at + count
      if (count < 0 || position > size) throw truncated()
      if (at + count <= window.length) {
        at += count
        return
      }
      window = Buffer.alloc(0)
      windowStart = position
      at = 0
    },
  }
}
