/** A piece of a text, and whether the other text has it too. */
export interface Piece {
  readonly text: string
  readonly differs: boolean
}

const longest = 200

/** What differs of two texts, character by character and whatever their case; each is given back whole, in pieces. */
export function markDifferences(
  left: string,
  right: string,
): readonly [left: readonly Piece[], right: readonly Piece[]] {
  const a = Array.from(left)
  const b = Array.from(right)
  if (a.length > longest || b.length > longest)
    return [[{ text: left, differs: false }], [{ text: right, differs: false }]]
  const shared = commonCharacters(
    a.map((char) => char.toUpperCase()),
    b.map((char) => char.toUpperCase()),
  )
  return [toPieces(a, new Set(shared.map(([at]) => at))), toPieces(b, new Set(shared.map(([, at]) => at)))]
}

/** The places of a longest common subsequence in both. */
function commonCharacters(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const shared: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) shared.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return shared
}

function toPieces(chars: readonly string[], shared: ReadonlySet<number>): Piece[] {
  const pieces: { text: string; differs: boolean }[] = []
  for (const [index, char] of chars.entries()) {
    const differs = !shared.has(index)
    const last = pieces.at(-1)
    if (last?.differs === differs) last.text += char
    else pieces.push({ text: char, differs })
  }
  return pieces
}
