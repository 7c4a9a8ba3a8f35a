import type { PartNumberCounts, PartNumberRow } from '@pf/contract'
import { expect, test } from 'vitest'
import { foresee, rowCan } from './choice.ts'
import type { Choice } from './choice.ts'
import { exampleRow as row } from './example-row.ts'
import { countsAfter, withNews } from './news.ts'

const lot = { id: 7, name: 'CPU_7' }
const counts: PartNumberCounts = {
  unmapped: 10,
  suggested: 5,
  mapped: 100,
  ignored: 3,
  checkAgain: 1,
  waitingShare: 0.1,
}
const ids = (rows: readonly PartNumberRow[]) => rows.map(({ id }) => id)

test('what was decided is gone from its tab, and comes back at its place when it is undone', () => {
  const rows = [row(1), row(2), row(3)]
  const mapped = foresee(row(2), { kind: 'map', lot })
  expect(ids(withNews(rows, new Map([[2, mapped]]), 'unmapped'))).toEqual([1, 3])
  const undone = row(2, { version: 3 })
  expect(withNews(rows, new Map([[2, undone]]), 'unmapped')).toEqual([row(1), undone, row(3)])
})

test('what is older than the list is no news', () => {
  const rows = [row(1, { version: 4 })]
  expect(withNews(rows, new Map([[1, row(1, { state: 'ignored', version: 4 })]]), 'unmapped')).toEqual(rows)
})

test('a decision that keeps a part number on its tab changes it in place', () => {
  const mapped = row(1, { state: 'mapped', lot })
  const [shown] = withNews([mapped], new Map([[1, foresee(mapped, { kind: 'setPrimary' })]]), 'mapped')
  expect(shown).toMatchObject({ isPrimary: true, version: 2 })
})

test.each<[Choice, Partial<PartNumberRow>, Partial<PartNumberCounts>]>([
  [{ kind: 'map', lot }, {}, { unmapped: 9, suggested: 4, mapped: 101 }],
  [{ kind: 'map', lot }, { suggestedScore: null }, { unmapped: 9, mapped: 101 }],
  [{ kind: 'ignore' }, {}, { unmapped: 9, suggested: 4, ignored: 4 }],
  [{ kind: 'later' }, {}, { unmapped: 9, suggested: 4, checkAgain: 2 }],
  [{ kind: 'unmap' }, { state: 'mapped', lot }, { unmapped: 11, suggested: 6, mapped: 99 }],
  [{ kind: 'unignore' }, { state: 'ignored', lot }, { mapped: 101, ignored: 2 }],
  [{ kind: 'unignore' }, { state: 'ignored' }, { unmapped: 11, suggested: 6, ignored: 2 }],
])('%o of %o moves the counts', (choice, change, changed) => {
  const before = row(1, change)
  expect(rowCan[choice.kind](before)).toBe(true)
  expect(countsAfter(counts, before, foresee(before, choice))).toEqual({ ...counts, ...changed })
})

test('what is decided already is not put off, and a primary one is not made primary', () => {
  expect(rowCan.later(row(1, { state: 'mapped', lot }))).toBe(false)
  expect(rowCan.setPrimary(row(1, { state: 'mapped', lot, isPrimary: true }))).toBe(false)
  expect(rowCan.setPrimary(row(1))).toBe(false)
})
