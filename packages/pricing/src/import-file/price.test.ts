import { describe, expect, test } from 'vitest'
import type { Cell } from '@pf/spreadsheet'
import { priceDivisor } from './net-price.ts'
import type { PriceTerms } from './net-price.ts'
import { readPrice } from './price.ts'

const plain: PriceTerms = { vatIncluded: false, vatPercent: '20', pack: 1 }

function read(
  cell: Omit<Cell, 'column'>,
  { currency = 'RUB', terms = plain }: { currency?: string; terms?: PriceTerms } = {},
) {
  const price = readPrice({ column: 0, ...cell }, { sign: ',', currency, divisor: priceDivisor(terms) })
  return price === null || typeof price === 'string' ? price : price.net
}

function readText(text: string, options?: Parameters<typeof read>[1]) {
  return read({ kind: 'text', text }, options)
}

describe('a price as people write it', () => {
  test.each([
    ['12,50', '12.5'],
    ['1\u00a0000,5', '1000.5'],
    ['100руб', '100'],
    ['12 руб.', '12'],
    ['6,31руб', '6.31'],
    ['12 р.', '12'],
    ['₽ 12', '12'],
    ['12,5 RUB', '12.5'],
    ['12,5 руб./шт.', '12.5'],
    ['12,5 руб. за шт', '12.5'],
    ['12,5/кг', '12.5'],
  ])('%j', (text, want) => expect(readText(text)).toBe(want))

  test.each(['', ' ', 'по запросу', 'звоните', '-', '0', '0,00', '-5', '#DIV/0!', '#ЗНАЧ!'])('%j is no price', (text) =>
    expect(readText(text)).toBeNull(),
  )

  test.each(['1O,5O', '12-13', '24.11.2026', '100%', 'от 100', '1,2,3', '100000000000000000'])(
    '%j is unreadable',
    (text) => expect(readText(text)).toBe('priceUnreadable'),
  )

  test('error, boolean and date cells', () => {
    expect(read({ kind: 'error', text: '#REF!' })).toBeNull()
    expect(read({ kind: 'boolean', text: 'true' })).toBeNull()
    expect(read({ kind: 'date', text: '2024-01-01' })).toBe('priceUnreadable')
  })
})

describe('a currency that differs from the mapping rejects the row', () => {
  test.each([
    ['$ 12', 'RUB'],
    ['12 €', 'USD'],
    ['USD 12', 'EUR'],
    ['12 грн', 'RUB'],
    ['12 руб.', 'USD'],
    ['12 у.е.', 'RUB'],
    ['12 CHF', 'RUB'],
  ])('%j in %s', (text, currency) => expect(readText(text, { currency })).toBe('currencyDiffers'))

  test.each([
    ['$12', 'USD'],
    ['12 руб.', 'BYN'],
    ['12 ₴', 'UAH'],
    ['12 €', 'EUR'],
    ['¥12', 'CNY'],
    ['12 SEK', 'SEK'],
  ])('%j in %s is read', (text, currency) => expect(readText(text, { currency })).toBe('12'))

  test('also where only the number format shows it', () => {
    const cell = { kind: 'number' as const, text: '12.5', format: '#,##0.00 [$€-407]' }
    expect(read(cell)).toBe('currencyDiffers')
    expect(read(cell, { currency: 'EUR' })).toBe('12.5')
    expect(read({ ...cell, format: '#,##0.00_р_.' })).toBe('12.5')
    expect(read({ ...cell, format: '#,##0.00"р."' })).toBe('12.5')
    expect(read({ ...cell, format: '[$-419]#,##0.00' })).toBe('12.5')
  })
})

describe('the net price of one piece', () => {
  test.each<[text: string, terms: Partial<PriceTerms>, want: string]>([
    ['120', { vatIncluded: true }, '100'],
    ['100', { vatIncluded: true }, '83.333333'],
    ['100', { vatIncluded: true, vatPercent: '7.5' }, '93.023256'],
    ['10', { pack: 3 }, '3.333333'],
    ['20', { pack: 3 }, '6.666667'],
    ['100', { vatIncluded: true, pack: 12 }, '6.944444'],
    ['0,0000005', {}, '0.000001'],
    ['1', { pack: 1_000_000 }, '0.000001'],
    ['0,1234565', {}, '0.123457'],
  ])('%s with %j is %s', (text, terms, want) => expect(readText(text, { terms: { ...plain, ...terms } })).toBe(want))

  test('a positive price of which nothing is left is rejected', () => {
    expect(readText('0,0000004')).toBe('priceUnreadable')
    expect(readText('0,4', { terms: { ...plain, pack: 1_000_000 } })).toBe('priceUnreadable')
  })
})
