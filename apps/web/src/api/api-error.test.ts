import { expect, test } from 'vitest'
import { toApiError } from './api-error.ts'

const refused = (code: string, httpStatus: number) =>
  Object.assign(new Error('There is no task x'), { data: { code, httpStatus, path: 'tasks.get' } })

test('a refusal of the server keeps its code, sentence and place', () => {
  expect(toApiError(refused('NOT_FOUND', 404))).toEqual({
    code: 'NOT_FOUND',
    taskCode: null,
    refusal: null,
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
