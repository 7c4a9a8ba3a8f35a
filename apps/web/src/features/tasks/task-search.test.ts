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
  expect(parseTaskSearch({ status: 'sleeping', type: 'toString', who: 7, time: 'any', q: ' ' })).toEqual({})
})

test('filters become a query; a span of time ends now, to a sixtieth of it', () => {
  const now = Date.parse('2026-11-24T11:30:42Z')
  expect(toListQuery({ status: 'error', time: 'hour', q: 'acme' }, now)).toEqual({
    statuses: ['error'],
    text: 'acme',
    createdFrom: '2026-11-24T10:30:00.000Z',
    limit: 50,
  })
  const later = now + 60 * 60_000
  expect(toListQuery({ time: 'hour' }, later).createdFrom).toBe('2026-11-24T11:30:00.000Z')
  expect(toListQuery({ time: 'day' }, now + 1_000)).toEqual(toListQuery({ time: 'day' }, now))
  expect(toListQuery({}, now)).toEqual({ limit: 50 })
})
