import { expect, test } from 'vitest'
import { splitChunks } from './split-chunks.ts'

async function* streamOf(pieceBytes: readonly number[]): AsyncGenerator<Uint8Array> {
  let next = 0
  // One buffer for all pieces, as sockets do.
  const buffer = Buffer.alloc(64)
  for (const length of pieceBytes) {
    for (let at = 0; at < length; at += 1) buffer[at] = next++ % 256
    yield buffer.subarray(0, length)
  }
}

test.for([
  { pieces: [], sizes: [] },
  { pieces: [0, 0], sizes: [] },
  { pieces: [3], sizes: [3] },
  { pieces: [10], sizes: [10] },
  { pieces: [4, 6], sizes: [10] },
  { pieces: [4, 0, 7], sizes: [10, 1] },
  { pieces: [35], sizes: [10, 10, 10, 5] },
  { pieces: [1, 30, 9], sizes: [10, 10, 10, 10] },
])('pieces of $pieces bytes become chunks of $sizes', async ({ pieces, sizes }) => {
  const chunks = await Array.fromAsync(splitChunks(streamOf(pieces), 10))
  expect(chunks.map(({ length }) => length)).toEqual(sizes)
  const content = Buffer.from(Array.from({ length: pieces.reduce((sum, bytes) => sum + bytes, 0) }, (_, at) => at))
  expect(Buffer.concat(chunks).equals(content)).toBe(true)
})
