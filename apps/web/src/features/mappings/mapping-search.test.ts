import { expect, test } from 'vitest'
import { isFiltered, mappingSearch, sortOf, toFilter } from './mapping-search.ts'

test('an address without anything shows what is unmapped', () => {
  expect(toFilter(mappingSearch.parse({}))).toEqual({ tab: 'unmapped' })
  expect(isFiltered(mappingSearch.parse({ tab: 'mapped' }))).toBe(false)
})

test('what makes no sense is as if it were not there', () => {
  expect(mappingSearch.parse({ tab: 'gone', warehouse: 'x', lot: 1.5, q: {} })).toEqual({})
})

test('a search of digits and the vendor that is none are kept', () => {
  const search = mappingSearch.parse({ q: 2719, vendor: '', warehouse: 3 })
  expect(toFilter(search)).toEqual({ tab: 'unmapped', search: '2719', vendor: '', warehouseId: 3 })
  expect(isFiltered(search)).toBe(true)
})

test('an order that the tab does not have is its usual one', () => {
  expect(sortOf(mappingSearch.parse({ sort: 'lot' }))).toBe('worth')
  expect(sortOf(mappingSearch.parse({ tab: 'mapped', sort: 'lot' }))).toBe('lot')
  expect(sortOf(mappingSearch.parse({ tab: 'mapped' }))).toBe('partNumber')
})

test('blanks are no search', () => {
  expect(isFiltered(mappingSearch.parse({ q: '  ' }))).toBe(false)
})
