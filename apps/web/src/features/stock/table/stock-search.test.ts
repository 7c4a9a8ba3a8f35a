import { stockQuery } from '@pf/contract'
import { expect, test } from 'vitest'
import { isFiltered, stockSearch, toStockQuery } from './stock-search.ts'

test('an empty address asks for all lines by part number', () => {
  expect(toStockQuery(stockSearch.parse({}))).toEqual({ sort: 'partNumber', descending: false, limit: 200 })
  expect(isFiltered({})).toBe(false)
})

test('every filter of the address reaches the question to the server', () => {
  const search = stockSearch.parse({
    q: ' epyc ',
    warehouses: [1, 2],
    inStock: true,
    unmapped: true,
    sort: 'price',
    desc: true,
  })
  expect(isFiltered(search)).toBe(true)
  expect(stockQuery.parse(toStockQuery(search))).toEqual({
    search: 'epyc',
    warehouseIds: [1, 2],
    inStock: true,
    mapped: false,
    sort: 'price',
    descending: true,
    limit: 200,
  })
})

test('a part number of digits alone is searched as text', () => {
  expect(stockSearch.parse({ q: 193811 }).q).toBe('193811')
})

test('what an address holds wrongly narrows nothing', () => {
  expect(stockSearch.parse({ warehouses: [], sort: 'colour', inStock: 'maybe', desc: 3 })).toEqual({})
})
