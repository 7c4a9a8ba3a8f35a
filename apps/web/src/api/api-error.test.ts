import { expect, test } from 'vitest'
import { isWorthRetrying, toApiError } from './api-error.ts'

const refused = (code: string, httpStatus: number) =>
  Object.assign(new Error('There is no task x'), { data: { code, httpStatus, path: 'tasks.get' } })

test('a refusal of the server keeps its code, sentence and place', () => {
  expect(toApiError(refused('NOT_FOUND', 404))).toEqual({
    code: 'NOT_FOUND',
    taskCode: null,
    status: 404,
    text: 'There is no task x',
    at: 'tasks.get',
    reference: null,
  })
})

test('no answer is told from an answer that is not the server’s', () => {
  expect(toApiError(new TypeError('Failed to fetch')).code).toBe('NETWORK')
  expect(toApiError(Object.assign(new Error('x'), { cause: new SyntaxError('Unexpected token <') })).code).toBe(
    'UNREADABLE',
  )
})

test('refusals are not repeated, lost connections and stumbling servers are', () => {
  expect(isWorthRetrying(refused('NOT_FOUND', 404))).toBe(false)
  expect(isWorthRetrying(refused('INTERNAL_SERVER_ERROR', 500))).toBe(true)
  expect(isWorthRetrying(refused('TOO_MANY_REQUESTS', 429))).toBe(true)
  expect(isWorthRetrying(new TypeError('Failed to fetch'))).toBe(true)
})
