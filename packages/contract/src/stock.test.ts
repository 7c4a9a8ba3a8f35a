import { expect, test } from 'vitest'
import { stockQuery } from './stock.ts'

const cursor = { key: 'A-1', id: '7', total: 3 }

test.each([
  ['no field', {}],
  ['a page by a text', { cursor }],
  ['a page by a number', { sort: 'quantity', cursor: { ...cursor, key: '-12.500' } }],
  ['a page of lines without a price', { sort: 'price', cursor: { ...cursor, key: 'Infinity' } }],
])('%s can be asked for', (_name, query) => {
  expect(stockQuery.safeParse(query).error).toBeUndefined()
})

test.each([
  ['a warehouse beyond its type', { warehouseIds: [3_000_000_000] }],
  ['an id of 30 digits', { cursor: { ...cursor, id: '1'.repeat(30) } }],
  ['a key that is no number where numbers are sorted', { sort: 'price', cursor }],
  ['a zero character in a search', { search: 'a\0b' }],
  ['a zero character in a key', { cursor: { ...cursor, key: '\0' } }],
])('%s is refused: the database would fail on it', (_name, query) => {
  expect(stockQuery.safeParse(query).success).toBe(false)
})
