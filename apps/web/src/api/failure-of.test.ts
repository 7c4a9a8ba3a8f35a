import { expect, test } from 'vitest'
import { failureOf } from './failure-of.ts'

const lost = new TypeError('Failed to fetch')
const refused = Object.assign(new Error('There is no file x'), { data: { code: 'NOT_FOUND', httpStatus: 404 } })

test.each([
  ['a refusal is told at once', { data: undefined, error: refused, failureCount: 1, failureReason: refused }, refused],
  ['a short break is not', { data: undefined, error: null, failureCount: 2, failureReason: lost }, null],
  ['a longer one is', { data: undefined, error: null, failureCount: 3, failureReason: lost }, lost],
  ['nothing is told over what is there to show', { data: 1, error: lost, failureCount: 9, failureReason: lost }, null],
])('%s', (_, asked, failure) => {
  expect(failureOf(asked)).toBe(failure)
})
