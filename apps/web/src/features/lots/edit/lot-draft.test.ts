import { lotInput } from '@pf/contract'
import type { LotDetail } from '@pf/contract'
import { expect, test } from 'vitest'
import { draftOf, isSameDraft, problemsOf, readQuantity, toLotInput } from './lot-draft.ts'

const server: LotDetail = {
  id: 7,
  name: 'SERVER',
  category: 'Servers',
  description: '',
  isBundle: true,
  version: 3,
  createdAt: '2026-11-24T12:00:00.000Z',
  updatedAt: '2026-11-24T12:00:00.000Z',
  partNumbers: 0,
  items: [
    { lotId: 1, name: 'CPU', quantity: '2.500' },
    { lotId: 2, name: 'MEM', quantity: '1600.000' },
  ],
  bundles: [],
  bundleCount: 0,
}

test.each([
  ['2', '2'],
  ['2,50', '2.5'],
  [' 1 600 ', '1600'],
  ['100.000', '100'],
  ['0.001', '0.001'],
  ['123456789012345.123', '123456789012345.123'],
])('%s is the quantity %s', (typed, quantity) => {
  expect(readQuantity(typed)).toBe(quantity)
})

test.each(['', '0', '0,000', '-1', '1.2345', '1,000.5', 'two', '1e3', '1234567890123456'])(
  '“%s” is no quantity',
  (typed) => {
    expect(readQuantity(typed)).toBeNull()
  },
)

test('a form shows what is stored, saves the same, and is unchanged in either language', () => {
  const draft = draftOf(server, 'ru')
  expect(draft.items.map(({ quantity }) => quantity)).toEqual(['2,5', '1600'])
  expect(isSameDraft(draft, draftOf(server, 'en'))).toBe(true)
  expect(lotInput.parse(toLotInput(draft))).toEqual({
    name: 'SERVER',
    category: 'Servers',
    description: '',
    isBundle: true,
    items: [
      { lotId: 1, quantity: '2.5' },
      { lotId: 2, quantity: '1600' },
    ],
  })
})

test('a change of any field is one', () => {
  const draft = draftOf(server, 'en')
  const [first, second] = draft.items
  if (first === undefined || second === undefined) throw new Error('Expected two items')
  for (const change of [
    { name: 'S' },
    { category: 'S' },
    { description: 'S' },
    { isBundle: false },
    { items: [first] },
    { items: [first, { ...second, quantity: '2' }] },
  ]) {
    expect(isSameDraft({ ...draft, ...change }, draft)).toBe(false)
  }
})

test('what keeps it from being saved is named, and nothing is sent then', () => {
  const draft = draftOf(server, 'en')
  expect(problemsOf(draft)).toEqual({ nameEmpty: false, quantities: [], leftOver: 0 })
  const wrong = { ...draft, name: ' ', isBundle: false, items: [{ lotId: 1, name: 'CPU', quantity: '0' }] }
  expect(problemsOf(wrong)).toEqual({ nameEmpty: true, quantities: [1], leftOver: 1 })
  expect(toLotInput(wrong)).toBeNull()
  expect(toLotInput({ ...draft, isBundle: false })).toBeNull()
})
