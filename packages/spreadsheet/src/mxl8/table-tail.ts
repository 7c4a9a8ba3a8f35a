import type { BracketNode, ChildReader, Wish } from './root-children.ts'
import { integer } from './table-reader.ts'

/** What follows the rows and matters to them. Rows are 0-based, both ends included. */
export interface TableTail {
  rowGroups: { first: number; last: number }[]
  /** Row formats (1-based) that hide the row. */
  hiddenFormats: Set<number>
}

const hiddenBit = 17n

/**
 * Reads the children after the rows: column sets, which row uses which, drawings, row groups; then looks for the palette of formats.
 * Another layout than the known one gives no groups, it never fails the table.
 */
export function* readTail(tail: TableTail): ChildReader {
  try {
    yield 'mark' // default column set
    yield 'mark' // height
    yield* skip(integer(yield 'mark', 'the number of column sets'))
    yield* skip(2 * integer(yield 'mark', 'the number of rows with a column set'))
    yield 'mark' // last drawing
    yield* skip(integer(yield 'mark', 'the number of drawings'))
    const groups = integer(yield 'mark', 'the number of row groups')
    for (let i = 0; i < groups; i++) {
      addGroup(tail, yield 'whole')
      yield 'mark'
    }
    yield* skip(2 * integer(yield 'mark', 'the number of column groups'))
  } catch {
    return
  }
  yield* readFormats(tail)
}

function* skip(count: number): Generator<Wish, void, BracketNode> {
  for (let i = 0; i < count; i++) yield 'mark'
}

/** `{first, last, level, title, …}` */
function addGroup(tail: TableTail, node: BracketNode): void {
  if (typeof node === 'string') return
  const first = Number(node[0])
  const last = Number(node[1])
  if (Number.isInteger(first) && Number.isInteger(last) && first >= 0 && last >= first)
    tail.rowGroups.push({ first, last })
}

/** The palette is the first number that is followed by exactly as many groups: it says how many formats there are. */
function* readFormats(tail: TableTail): ChildReader {
  let expected = 0
  let found = 0
  let hidden: number[] = []
  for (;;) {
    const node: BracketNode = yield expected > 0 ? 'small' : 'mark'
    if (typeof node !== 'string') {
      found++
      if (expected > 0 && isHidden(node)) hidden.push(found)
      continue
    }
    if (expected > 0 && found === expected) break
    expected = /^\d{1,6}$/.test(node) ? Number(node) : 0
    found = 0
    hidden = []
  }
  tail.hiddenFormats = new Set(hidden)
  for (;;) yield 'mark'
}

/** Members of a format follow the set bits of its mask in their order. */
function isHidden(format: BracketNode[]): boolean {
  const [literal] = format
  if (typeof literal !== 'string' || !/^\d{1,19}$/.test(literal)) return false
  const mask = BigInt(literal)
  if (((mask >> hiddenBit) & 1n) === 0n) return false
  let before = 1
  for (let bit = 0n; bit < hiddenBit; bit++) if (((mask >> bit) & 1n) === 1n) before++
  return format[before] === '1'
}
