import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellReference, columnName, referenceColumn } from './cell-reference.ts'
import { createMergedRanges, findMergedRanges } from './merged-cells.ts'

const range = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(3), fc.nat(3)).map(([row, column, height, width]) => ({
  firstRow: row + 1,
  firstColumn: column,
  lastRow: row + 1 + height,
  lastColumn: column + width,
}))

test('a cell is covered by a merge whose top left one it is not', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 8 }), (ranges) => {
      const merges = createMergedRanges()
      for (const { firstRow, firstColumn, lastRow, lastColumn } of ranges)
        merges.add(`${cellReference(firstColumn, firstRow)}:${cellReference(lastColumn, lastRow)}`)
      for (let row = 1; row <= 10; row++)
        for (let column = 0; column <= 10; column++)
          expect(merges.covers(row, column)).toBe(
            ranges.some(
              (r) =>
                row >= r.firstRow &&
                row <= r.lastRow &&
                column >= r.firstColumn &&
                column <= r.lastColumn &&
                (row !== r.firstRow || column !== r.firstColumn),
            ),
          )
    }),
  )
})

test('rows and columns may be asked in any order', () => {
  const merges = createMergedRanges()
  merges.add('A1:B2')
  expect([merges.covers(2, 1), merges.covers(2, 0), merges.covers(1, 0), merges.covers(1, 1)]).toEqual([
    true,
    true,
    false,
    true,
  ])
})

test('merges are found wherever the bytes of the sheet are cut', async () => {
  const xml = Buffer.from(
    '<x:worksheet><x:sheetData>mergeCell ref="A9:B9"</x:sheetData><x:mergeCells count="2"><x:mergeCell ref="A1:C1"/><x:mergeCell  ref=\'A2:A3\' /></x:mergeCells></x:worksheet>',
  )
  for (let cut = 0; cut < xml.length; cut++) {
    const merges = createMergedRanges()
    for await (const _ of findMergedRanges(chunksOf([xml.subarray(0, cut), xml.subarray(cut)]), merges));
    expect(merges.count).toBe(2)
  }
})

test('the word in a cell before the merges does not hide them', async () => {
  const merges = createMergedRanges()
  const xml = Buffer.from(
    '<sheetData><c t="inlineStr"><is><t>mergeCells</t></is></c></sheetData><mergeCells><mergeCell ref = "A1:B2"/></mergeCells>',
  )
  for await (const _ of findMergedRanges(chunksOf([xml]), merges));
  expect(merges.count).toBe(1)
})

test('tags that are not closed take no longer than others', async () => {
  const merges = createMergedRanges()
  const xml = Buffer.from(`<mergeCells>${'<mergeCell '.repeat(300_000)}`)
  const started = performance.now()
  for await (const _ of findMergedRanges(chunksOf([xml]), merges));
  expect(performance.now() - started).toBeLessThan(2_000)
  expect(merges.count).toBe(0)
})

test('as many ranges as a row has columns may meet in it, more are refused', () => {
  const merges = createMergedRanges()
  for (let column = 0; column < 16_384; column++) merges.add(`${cellReference(column, 2)}:${cellReference(column, 9)}`)
  expect([merges.covers(1, 5), merges.covers(2, 5), merges.covers(3, 5), merges.covers(10, 5)]).toEqual([
    false,
    false,
    true,
    false,
  ])
  const overlapping = createMergedRanges()
  for (let count = 0; count <= 16_384; count++) overlapping.add('A2:B9')
  expect(overlapping.covers(1, 0)).toBe(false)
  expect(() => overlapping.covers(2, 0)).toThrow('damaged in the merged cells: they overlap in row 2')
})

test("a column reference and its letters are each other's inverse", () => {
  fc.assert(
    fc.property(fc.nat(16_383), fc.integer({ min: 1, max: 1_048_576 }), (column, row) => {
      expect(referenceColumn(cellReference(column, row))).toBe(column)
    }),
  )
  expect([0, 25, 26, 701, 702, 16_383].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  expect(referenceColumn('12')).toBeNull()
})

async function* chunksOf(chunks: Buffer[]): AsyncGenerator<Buffer, void> {
  for (const chunk of chunks) yield await Promise.resolve(chunk)
}
