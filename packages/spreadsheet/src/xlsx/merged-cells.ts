import { limits } from '../limits.ts'
import { spreadsheetError } from '../spreadsheet-error.ts'
import { referenceColumn } from './cell-reference.ts'

/** Ranges kept at most; further ones have no effect. */
const maxRanges = 4_000_000
/** Longest tag, so that one cut by the end of a chunk is found with the next. */
const overlapBytes = 256

/** Ranges of merged cells, kept as numbers in one array: reports merge cells in each of their rows. */
export interface MergedRanges {
  readonly count: number
  add(range: string): void
  /**
   * Whether a merge covers a cell whose top left one it is not. Rows are 1-based; quickest where rows and columns ascend. Throws
   * `fileDamaged` where so many ranges meet in a row that they must overlap, which no merges do.
   */
  covers(row: number, column: number): boolean
}

interface Range {
  firstRow: number
  firstColumn: number
  lastRow: number
  lastColumn: number
}

/**
 * Finds the merges of a sheet, which stand after its rows, by its bytes alone: unpacking takes a tenth of the time of parsing. Yields the
 * bytes passed so far.
 */
export async function* findMergedRanges(
  chunks: AsyncIterable<Buffer>,
  ranges: MergedRanges,
): AsyncGenerator<number, void> {
  let carried: Buffer = Buffer.alloc(0)
  let within = false
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    const start = carried.length === 0 ? chunk : Buffer.concat([carried, chunk])
    within ||= start.includes('mergeCells') && /<(?:\w+:)?mergeCells[\s>]/.test(start.toString('latin1'))
    if (within) carried = addRanges(start, ranges)
    else carried = Buffer.from(start.subarray(Math.max(0, start.length - overlapBytes)))
    yield bytes
  }
}

/** Adds all whole tags; returns the rest after the last one. */
function addRanges(bytes: Buffer, ranges: MergedRanges): Buffer {
  const text = bytes.toString('latin1')
  let end = 0
  for (const tag of text.matchAll(/<(?:\w+:)?mergeCell\s([^<>]*)>/g)) {
    const range = /\bref\s*=\s*["']([A-Z]+\d+:[A-Z]+\d+)["']/.exec(tag[1] ?? '')?.[1]
    if (range !== undefined) ranges.add(range)
    end = tag.index + tag[0].length
  }
  return Buffer.from(bytes.subarray(Math.max(end, bytes.length - overlapBytes)))
}

export function createMergedRanges(): MergedRanges {
  let numbers = new Int32Array(64)
  let count = 0
  let sorted: Uint32Array | undefined
  let row = 0
  let nextRange = 0
  let active: Range[] = []
  let firstEnd = 0
  let column = -1
  let nextActive = 0
  let coveredTo = -1

  const rangeAt = (index: number): Range => ({
    firstRow: numbers[index * 4] ?? 0,
    firstColumn: numbers[index * 4 + 1] ?? 0,
    lastRow: numbers[index * 4 + 2] ?? 0,
    lastColumn: numbers[index * 4 + 3] ?? 0,
  })
  const restartRow = (): void => {
    column = -1
    nextActive = 0
    coveredTo = -1
  }
  const goToRow = (to: number): void => {
    sorted ??= new Uint32Array(count).map((_, i) => i).toSorted((a, b) => (numbers[a * 4] ?? 0) - (numbers[b * 4] ?? 0))
    if (to < row) {
      nextRange = 0
      active = []
      firstEnd = 0
    }
    row = to
    const before = active.length
    if (firstEnd < to) active = active.filter((range) => range.lastRow >= to)
    const kept = active.length
    for (; nextRange < count; nextRange++) {
      const range = rangeAt(sorted[nextRange] ?? 0)
      if (range.firstRow > to) break
      if (range.lastRow >= to) active.push(range)
      if (active.length > limits.columns)
        throw spreadsheetError('fileDamaged', { part: 'the merged cells', detail: `they overlap in row ${to}` })
    }
    if (active.length > kept || before > kept) {
      active.sort((a, b) => a.firstColumn - b.firstColumn)
      firstEnd = active.reduce((end, range) => Math.min(end, range.lastRow), Infinity)
    }
    restartRow()
  }

  return {
    get count() {
      return count
    },
    add(text) {
      const [from = '', to = ''] = text.split(':')
      if (count === maxRanges) return
      if (count * 4 === numbers.length) {
        const larger = new Int32Array(numbers.length * 2)
        larger.set(numbers)
        numbers = larger
      }
      numbers.set([rowOf(from), referenceColumn(from) ?? 0, rowOf(to), referenceColumn(to) ?? 0], count * 4)
      count++
    },
    covers(atRow, atColumn) {
      if (count === 0) return false
      if (atRow !== row) goToRow(atRow)
      if (active.length === 0) return false
      if (atColumn < column) restartRow()
      column = atColumn
      for (
        let range = active[nextActive];
        range !== undefined && range.firstColumn < atColumn;
        range = active[++nextActive]
      )
        coveredTo = Math.max(coveredTo, range.lastColumn)
      if (coveredTo >= atColumn) return true
      // Ranges that begin in this column: it is their top left cell only in their first row.
      for (let i = nextActive; active[i]?.firstColumn === atColumn; i++)
        if ((active[i]?.firstRow ?? 0) < atRow) return true
      return false
    },
  }
}

function rowOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? 0)
}
