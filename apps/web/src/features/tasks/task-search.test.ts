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
  expect(parseTaskSearch({ all: true })).toEqual({ all: true })
  expect(parseTaskSearch({ q: 100 })).toEqual({ q: '100' })
  expect(parseTaskSearch({ status: 'sleeping', type: 'toString', who: 7, time: 'any', q: ' ', all: 'yes' })).toEqual({})
})

test('filters become a query, the same whenever it is asked', () => {
  expect(toListQuery({ status: 'error', time: 'hour', q: 'acme' })).toEqual({
    statuses: ['error'],
    text: 'acme',
    createdWithinMs: 60 * 60_000,
    limit: 50,
  })
  expect(toListQuery({ all: true })).toEqual({ limit: 50 })
})

test('what the system does by itself is listed where all is asked for, or its type, or any status', () => {
  expect(toListQuery({}).types).toContain('stock_import')
  expect(toListQuery({}).types).not.toContain('partnumber_survey')
  expect(toListQuery({ who: 'local' }).types).not.toContain('import_preview')
  expect(toListQuery({ type: 'partnumber_survey' }).types).toEqual(['partnumber_survey'])
  expect(toListQuery({ status: 'error' })).toEqual({ statuses: ['error'], limit: 50 })
})
