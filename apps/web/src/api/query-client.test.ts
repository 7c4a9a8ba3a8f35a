import { expect, test } from 'vitest'
import { createQueryClient } from './query-client.ts'

const lost = new TypeError('Failed to fetch')
const refused = Object.assign(new Error('There is no file x'), { data: { code: 'NOT_FOUND', httpStatus: 404 } })

test('a lost server is asked for ever, a refusal is an answer', () => {
  const retry = createQueryClient().getDefaultOptions().queries?.retry
  if (typeof retry !== 'function') throw new Error('Expected a decision by the error')
  expect(retry(1_000, lost)).toBe(true)
  expect(retry(0, refused)).toBe(false)
})
