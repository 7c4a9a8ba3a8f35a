import { expect, test } from 'vitest'
import { parseTaskSearch, toListQuery } from './task-search.ts'

test('an address keeps the filters that it understands and drops the rest', () => {
  expect(
    parseTaskSearch({ status: 'running', type: 'stock_import', who: 'local', time: 'day', q: 'acme', page: 3 }),
  ).toEqual({
    status: 'running',
    type: 'stock_import',
    who: 'local',
    time: 'day',
    q: 'acme',
  })
  expect(parseTaskSearch({ q: 100 })).toEqual({ q: '100' })
  expect(parseTaskSearch({ status: 'sleeping', type: 'toString', who: 7, time: 'any', q: ' ' })).toEqual({})
})

test('filters become a query, the same whenever it is asked', () => {
  expect(toListQuery({ status: 'error', time: 'hour', q: 'acme' })).toEqual({
    statuses: ['error'],
    text: 'acme',
    createdWithinMs: 60 * 60_000,
    limit: 50,
  })
  expect(toListQuery({})).toEqual({ limit: 50 })
})
