import { expect, test } from 'vitest'
import { parseTaskSearch, toListQuery } from './task-search.ts'

test('an address keeps the filters that it understands and drops the rest', () => {
  expect(parseTaskSearch({ status: 'running', type: 'stock_import', who: 'local', time: 'day', page: 3 })).toEqual({
    status: 'running',
    type: 'stock_import',
    who: 'local',
    time: 'day',
  })
  expect(parseTaskSearch({ status: 'sleeping', type: 'toString', who: 7, time: 'any' })).toEqual({})
})

test('filters become a query; a span of time ends now, to the minute', () => {
  const now = Date.parse('2026-11-24T11:30:42Z')
  expect(toListQuery({ status: 'error', time: 'hour' }, now)).toEqual({
    statuses: ['error'],
    createdFrom: '2026-11-24T10:30:00.000Z',
    limit: 50,
  })
  expect(toListQuery({}, now)).toEqual({ limit: 50 })
})
