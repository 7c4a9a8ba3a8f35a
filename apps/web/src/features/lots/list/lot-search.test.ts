import { lotQuery } from '@pf/contract'
import { expect, test } from 'vitest'
import { isFiltered, lotSearch, toLotQuery } from './lot-search.ts'

test('an empty address asks for all LOTs by name', () => {
  expect(toLotQuery(lotSearch.parse({}))).toEqual({ sort: 'name', descending: false, limit: 200 })
  expect(isFiltered({})).toBe(false)
})

test('every filter of the address reaches the question to the server', () => {
  const search = lotSearch.parse({ q: 9354, category: ' CPU', bundles: true, sort: 'category', desc: true })
  expect(isFiltered(search)).toBe(true)
  expect(lotQuery.parse(toLotQuery(search))).toEqual({
    search: '9354',
    category: ' CPU',
    kind: 'bundle',
    sort: 'category',
    descending: true,
    limit: 200,
  })
})

test('what an address holds wrongly narrows nothing', () => {
  expect(lotSearch.parse({ q: {}, category: [], bundles: 'maybe', sort: 'colour', desc: 3 })).toEqual({})
})
