import { expect, test } from 'vitest'
import { bucketOf, stagedRow } from './staged-row.ts'

test('buckets fill evenly', () => {
  const counts = Array.from({ length: 7 }, () => 0)
  for (let n = 0; n < 7_000; n += 1) {
    const bucket = bucketOf({ text: `PN-${n}`, vendor: 'VENDOR' }, 7)
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  expect(Math.min(...counts)).toBeGreaterThan(800)
  expect(Math.max(...counts)).toBeLessThan(1_200)
})

const staged = (partNumber: string, vendor: string | null) =>
  stagedRow(
    { kind: 'goods', row: 2, partNumber, vendor, name: null, prices: [], quantities: [] },
    { importId: 1, buckets: 1_000 },
  )

test('rows of one part number are in one bucket, however it is spelled', () => {
  expect(staged(' ab  1', 'Samsung').slice(0, 5)).toEqual(staged('AB 1', 'SAMSUNG ').slice(0, 5))
  expect(staged('AB 1', null)[1]).not.toBe(staged('AB 1', 'Samsung')[1])
})
