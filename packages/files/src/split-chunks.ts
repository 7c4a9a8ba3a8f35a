/**
 * Cuts a stream of bytes into pieces of one size, the last one shorter. Never holds more than one piece.
 * An empty stream gives none.
 */
export async function* splitChunks(content: AsyncIterable<Uint8Array>, chunkBytes: number): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = []
  let held = 0
  for await (const piece of content) {
    let rest = piece
    while (held + rest.length >= chunkBytes) {
      const taken = chunkBytes - held
      yield Buffer.concat([...parts, rest.subarray(0, taken)])
      parts = []
      held = 0
      rest = rest.subarray(taken)
    }
    if (rest.length === 0) continue
    // A copy: the producer may use its buffer again while the piece fills.
    parts.push(Buffer.from(rest))
    held += rest.length
  }
  if (held > 0) yield Buffer.concat(parts)
}
