import { expect, test } from 'vitest'
import type { Row } from '../types.ts'
import { rowBatches } from './row-batches.ts'

async function* pieces(...rows: Row[]): AsyncGenerator<Row[]> {
  yield rows
}

function row(number: number, cellCount: number, text: string): Row {
  const cells = Array.from({ length: cellCount }, (_, column) => ({ column, kind: 'text' as const, text }))
  return { sheet: '', row: number, cells, outlineLevel: 0, hidden: false }
}

test('long rows end a batch early', async () => {
  const rows = Array.from({ length: 5 }, (_, index) => row(index + 1, 20, 'x'.repeat(30_000)))
  const batches = await Array.fromAsync(rowBatches(pieces(...rows)))
  expect(batches.map((batch) => batch.length)).toEqual([2, 2, 1])
})

test('a row whose cells hold more text than a table has is refused by its number', async () => {
  const wide = row(7, 16_384, 'x'.repeat(32_767))
  await expect(Array.fromAsync(rowBatches(pieces(wide)))).rejects.toMatchObject({
    code: 'rowTooLong',
    message: 'The cells of row 7 hold more than 1048576 characters together. Remove columns that are not needed.',
  })
})
