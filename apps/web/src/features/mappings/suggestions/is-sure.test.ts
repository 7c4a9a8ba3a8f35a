import { expect, test } from 'vitest'
import { isSure } from './is-sure.ts'

test.each([
  ['samePartNumber', 0.97, true],
  ['suffix', 0.5, true],
  ['similarPartNumber', 0.6, true],
  ['similarPartNumber', 0.59, false],
  ['similarName', 0.34, false],
] as const)('a candidate by %s of %f: %s', (reason, score, sure) => {
  expect(isSure({ reason, score })).toBe(sure)
})
