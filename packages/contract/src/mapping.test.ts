import { describe, expect, test } from 'vitest'
import { stockMapping } from './mapping.ts'

const base = { sheet: 'Sheet1', headerRow: 1, columns: { partNumber: 0, price: 1 }, quantities: { MSK: 2 } }

function problemsOf(mapping: unknown): string[] {
  return (stockMapping.safeParse(mapping).error?.issues ?? []).map(({ message }) => message)
}

describe('a stock mapping', () => {
  test.each([
    ['a sheet', { ...base, sheet: 'a\0' }],
    ['a warehouse', { ...base, quantities: { 'M\0': 2 } }],
    ['half a letter', { ...base, sheet: 'a\ud83d' }],
  ])('%s that the database does not take is refused', (_name, mapping) => {
    expect(problemsOf(mapping)).toHaveLength(1)
  })

  test('fills in currency, VAT and pack where they are left out', () => {
    expect(stockMapping.parse(base)).toMatchObject({
      currency: 'RUB',
      vatIncluded: false,
      vatPercent: '22',
      pack: 1,
      decimalSigns: {},
    })
  })

  test.each([
    ['no code column', { ...base, columns: { price: 1 } }, /Choose the column of the part number/],
    ['no quantity', { ...base, quantities: {} }, /at least one quantity column/],
    ['a column with two meanings', { ...base, quantities: { MSK: 1 } }, /Column 2 is chosen twice/],
    ['two warehouses on one column', { ...base, quantities: { MSK: 2, SPB: 2 } }, /Column 3 is chosen twice/],
    ['a currency in words', { ...base, currency: 'рубли' }, /three capital letters/],
    ['VAT of 100 %', { ...base, vatPercent: '100' }, /percentage below 100/],
  ])('is refused with %s', (_what, mapping, sentence) => {
    expect(problemsOf(mapping).join('\n')).toMatch(sentence)
  })

  test('keeps two warehouses that differ in blanks apart, so that the import can refuse them', () => {
    const quantities = { MSK: 2, ' MSK': 3 }
    expect(stockMapping.parse({ ...base, quantities }).quantities).toEqual(quantities)
  })

  test('is refused with a field that it does not have', () => {
    expect(problemsOf({ ...base, prize: 3 })).not.toEqual([])
  })
})
