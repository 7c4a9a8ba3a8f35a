import { limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'

/** Strings of at most 1 M characters by index, kept as UTF-8 outside the heap: 3 000 000 of them take what their bytes take, and 8 bytes each. */
export interface StringStore {
  readonly count: number
  /** Throws `outOfMemory` where there are too many: even without a letter each takes its 8 bytes. */
  add(text: string): void
  /** Undefined where the index is out of range. */
  get(index: number): string | undefined
}

const blockBytes = 4 * 1024 * 1024
const cacheSize = 4096

export function createStringStore(maxCount: number = limits.sharedStrings): StringStore {
  const blocks: Buffer[] = []
  // Positions over all blocks; a string never spans two of them.
  let ends = new Uint32Array(1024)
  let starts = new Uint32Array(1024)
  let count = 0
  let block = Buffer.allocUnsafeSlow(0)
  let blockStart = 0
  let used = 0
  // Repeated strings (units, categories) are decoded once: a direct-mapped cache.
  const cachedIndex = new Int32Array(cacheSize).fill(-1)
  const cachedText: string[] = []

  return {
    get count() {
      return count
    },
    add(text) {
      if (count === maxCount) throw spreadsheetError('outOfMemory', {})
      const room = text.length * 3
      if (used + room > block.length) {
        blockStart = blocks.length * blockBytes
        block = Buffer.allocUnsafeSlow(Math.max(blockBytes, room))
        blocks.push(block)
        used = 0
      }
      if (count === ends.length) {
        ends = grown(ends)
        starts = grown(starts)
      }
      starts[count] = blockStart + used
      used += block.write(text, used, 'utf8')
      ends[count] = blockStart + used
      count++
    },
    get(index) {
      if (!(index >= 0 && index < count)) return undefined
      const slot = index % cacheSize
      if (cachedIndex[slot] === index) return cachedText[slot]
      const start = starts[index] ?? 0
      const end = ends[index] ?? 0
      const blockNumber = Math.floor(start / blockBytes)
      const text = blocks[blockNumber]?.toString(
        'utf8',
        start - blockNumber * blockBytes,
        end - blockNumber * blockBytes,
      )
      cachedIndex[slot] = index
      cachedText[slot] = text ?? ''
      return cachedText[slot]
    },
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}
