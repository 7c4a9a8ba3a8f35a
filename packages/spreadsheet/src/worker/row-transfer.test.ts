import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell, Row } from '../types.ts'
import { rowBatches } from './row-batches.ts'
import { packRows, unpackRows } from './row-transfer.ts'

const cell: fc.Arbitrary<Cell> = fc
  .record({
    column: fc.nat(16_383),
    kind: fc.constantFrom('text', 'number', 'boolean', 'date', 'error'),
    text: fc.string(),
    format: fc.option(fc.constantFrom('0000', '0"+"', '@'), { nil: undefined }),
  })
  .map(({ format, ...rest }) => (format === undefined ? rest : { ...rest, format }))

const row: fc.Arbitrary<Row> = fc.record({
  sheet: fc.constant('Прайс'),
  row: fc.integer({ min: 1, max: 2_000_000 }),
  cells: fc.array(cell, { maxLength: 5 }),
  outlineLevel: fc.nat(255),
  hidden: fc.boolean(),
})

test('a batch is the same on both sides of the thread', () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      expect(unpackRows(structuredClone(packRows('Прайс', rows)))).toEqual(rows)
    }),
  )
})

test('batches hold at most 500 rows, fewer where rows are wide or long, and lose none', async () => {
  const short = rowOf(1, [{ column: 0, kind: 'text', text: 'x' }])
  const wide = rowOf(
    2,
    Array.from({ length: 16_000 }, (_, column) => ({ column, kind: 'text', text: 'x' })),
  )
  const long = rowOf(3, [{ column: 0, kind: 'text', text: 'x'.repeat(400_000) }])
  async function* pieces(): AsyncGenerator<Row[], void> {
    yield await Promise.resolve(Array.from({ length: 1200 }, () => short))
    yield [wide, wide, wide, wide]
    yield [long, long, long, long]
  }
  const sizes: number[] = []
  for await (const batch of rowBatches(pieces())) sizes.push(batch.length)
  expect(sizes).toEqual([500, 500, 202, 2, 3, 1])
})

function rowOf(number: number, cells: Cell[]): Row {
  return { sheet: '', row: number, cells, outlineLevel: 0, hidden: false }
}
