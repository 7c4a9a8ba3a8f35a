import { expect, test } from 'vitest'
import { markDifferences } from './mark-differences.ts'
import type { Piece } from './mark-differences.ts'

/** What differs, in brackets. */
const told = (pieces: readonly Piece[]) => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')
const marked = (left: string, right: string) => markDifferences(left, right).map(told)

test.each([
  ['100-000000798WOF', '100-000000798', '100-000000798[WOF]', '100-000000798'],
  ['1.5SMC68CA', '1.5SMC6.8CA', '1.5SMC68CA', '1.5SMC6[.]8CA'],
  ['mtc32f49', 'MTC-32F49', 'mtc32f49', 'MTC[-]32F49'],
  ['ABC', 'XYZ', '[ABC]', '[XYZ]'],
  ['', 'X', '', '[X]'],
  ['АВ-1', 'AB-1', '[АВ]-1', '[AB]-1'],
])('%s beside %s', (left, right, ...expected) => {
  expect(marked(left, right)).toEqual(expected)
})

test('texts too long to be compared at a glance are shown unmarked', () => {
  expect(marked('x'.repeat(300), 'y')).toEqual(['x'.repeat(300), 'y'])
})
