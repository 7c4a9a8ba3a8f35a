import { expect, test } from 'vitest'
import { lotInput, lotQuery, lotUpdate } from './lots.ts'

test('what is left out has its simplest value, and ends of a line are trimmed', () => {
  expect(lotInput.parse({ name: ' CPU_X ' })).toEqual({
    name: 'CPU_X',
    category: '',
    description: '',
    isBundle: false,
    items: [],
  })
  expect(lotInput.parse({ name: 'CPU_X', description: 'one\ntwo\n' }).description).toBe('one\ntwo')
})

test.each([
  ['an empty name', { name: ' \n' }],
  ['a name of 101 characters', { name: 'x'.repeat(101) }],
  ['a name of two lines', { name: 'CPU\nX' }],
  ['a name with a line separator', { name: 'CPU\u2028X' }],
  ['a name with a zero character', { name: 'CPU\0' }],
  ['a category of 101 characters', { name: 'CPU', category: 'x'.repeat(101) }],
  ['a description of 10 001 characters', { name: 'CPU', description: 'x'.repeat(10_001) }],
  ['a quantity of four decimals', { name: 'CPU', items: [{ lotId: 1, quantity: '0.0001' }] }],
  ['a quantity of 16 digits', { name: 'CPU', items: [{ lotId: 1, quantity: '1'.repeat(16) }] }],
  ['a quantity that is no number', { name: 'CPU', items: [{ lotId: 1, quantity: 'two' }] }],
  ['a quantity that is a float', { name: 'CPU', items: [{ lotId: 1, quantity: 2 }] }],
  ['an item beyond its type', { name: 'CPU', items: [{ lotId: 3_000_000_000, quantity: '1' }] }],
  ['an unknown field', { name: 'CPU', price: '1' }],
])('%s is refused', (_name, input) => {
  expect(lotInput.safeParse(input).success).toBe(false)
})

test('a change names the version that was seen', () => {
  expect(lotUpdate.safeParse({ id: 1, name: 'CPU' }).success).toBe(false)
  expect(lotUpdate.safeParse({ id: 1, version: 1, name: 'CPU' }).success).toBe(true)
})

test.each([
  ['another kind', { kind: 'pair' }],
  ['a cursor without a name', { cursor: { category: '', total: 3 } }],
  ['a zero character in a search', { search: 'a\0b' }],
  ['no line', { limit: 0 }],
])('a list of %s is refused', (_name, query) => {
  expect(lotQuery.safeParse(query).success).toBe(false)
})
