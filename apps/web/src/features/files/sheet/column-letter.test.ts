import { expect, test } from 'vitest'
import { columnLetter } from './column-letter.ts'

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16_383, 'XFD'],
])('column %i is %s', (column, letter) => {
  expect(columnLetter(column)).toBe(letter)
})
