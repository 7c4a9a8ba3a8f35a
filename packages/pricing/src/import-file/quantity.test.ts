import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '@pf/spreadsheet'
import { readQuantity } from './quantity.ts'

function textCell(text: string): Cell {
  return { column: 0, kind: 'text', text }
}

describe('a quantity as people write it', () => {
  test.each<[text: string, value: string | null, atLeast: boolean]>([
    ['5', '5', false],
    ['  12 ', '12', false],
    ['1 000', '1000', false],
    ['2,500', '2.5', false],
    ['-3', '-3', false],
    ['− 3', '-3', false],
    ['0', '0', false],
    ['0,0004', '0', false],
    ['1,0005', '1.001', false],
    ['2 шт.', '2', false],
    ['2шт', '2', false],
    ['3,5 кг', '3.5', false],
    ['12 м2', '12', false],
    ['4 pcs', '4', false],
    ['>10', '10', true],
    ['> 10', '10', true],
    ['>10 шт.', '10', true],
    ['≥ 5', '5', true],
    ['10+', '10', true],
    ['10 +', '10', true],
    ['10+ шт.', '10', true],
    ['10 шт.+', '10', true],
    ['более 5', '5', true],
    ['Более 5 шт.', '5', true],
    ['свыше 100', '100', true],
    ['5 и более', '5', true],
    ['5 шт. и более', '5', true],
    ['понад 20', '20', true],
    ['more than 7', '7', true],
    ['', '0', false],
    [' \u00a0', '0', false],
    ['-', '0', false],
    ['—', '0', false],
    ['нет', '0', false],
    ['Нет в наличии', '0', false],
    ['под заказ', '0', false],
    ['Под заказ 5 дней', '0', false],
    ['отсутствует', '0', false],
    ['Ожидается 24.11', '0', false],
    ['***', null, false],
    ['+', null, false],
    ['+++', null, false],
    ['в наличии', null, false],
    ['много', null, false],
    ['наявність по запиту', null, false],
    ['<5', null, false],
    ['< 5 шт.', null, false],
    ['менее 10', null, false],
  ])('%j', (text, value, atLeast) => {
    expect(readQuantity(textCell(text), ',')).toEqual({ value, atLeast, text: text.trim() })
  })

  test.each([
    '12-1',
    '1O',
    '5 дней',
    '24.11.2026',
    '10 (5)',
    '1/2',
    '#Н/Д',
    '#DIV/0!',
    '5 5',
    '1000000000000000',
    '٥',
    '5%',
  ])('%j is rejected', (text) => expect(readQuantity(textCell(text), ',')).toBeNull())
})

describe('a cell of a spreadsheet', () => {
  test.each<[cell: Omit<Cell, 'column'>, want: { value: string | null; atLeast: boolean } | null]>([
    [
      { kind: 'number', text: '9', format: '0"+"' },
      { value: '9', atLeast: true },
    ],
    [
      { kind: 'number', text: '9', format: '">"0' },
      { value: '9', atLeast: true },
    ],
    [
      { kind: 'number', text: '9', format: '0" шт."' },
      { value: '9', atLeast: false },
    ],
    [
      { kind: 'number', text: '50', format: '[>10]">10";0' },
      { value: '10', atLeast: true },
    ],
    [
      { kind: 'number', text: '7', format: '[>10]">10";0' },
      { value: '7', atLeast: false },
    ],
    [
      { kind: 'number', text: '0', format: '#,##0;-#,##0;"нет"' },
      { value: '0', atLeast: false },
    ],
    [
      { kind: 'number', text: '-4', format: '#,##0.000;[Red]\\-#,##0.000' },
      { value: '-4', atLeast: false },
    ],
    [
      { kind: 'number', text: '1234.5', format: '_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-' },
      { value: '1234.5', atLeast: false },
    ],
    [
      { kind: 'number', text: '2.5' },
      { value: '2.5', atLeast: false },
    ],
    [
      { kind: 'boolean', text: 'true' },
      { value: null, atLeast: false },
    ],
    [
      { kind: 'boolean', text: 'false' },
      { value: '0', atLeast: false },
    ],
    [{ kind: 'date', text: '2024-01-02' }, null],
    [{ kind: 'error', text: '#N/A' }, null],
  ])('%j', (cell, want) => {
    const read = readQuantity({ column: 0, ...cell }, ',')
    expect(read === null ? null : { value: read.value, atLeast: read.atLeast }).toEqual(want)
  })

  test('no cell is a quantity of 0', () => expect(readQuantity(undefined, ',')?.value).toBe('0'))
})

test('whatever stands around a whole number, it is that number or the row is rejected', () => {
  const around = fc.constantFrom('', '>', '<', 'более ', ' шт.', '+', '-', 'x', ' руб', '*', ' 1')
  fc.assert(
    fc.property(fc.nat(999_999), around, around, (value, before, after) => {
      const read = readQuantity(textCell(`${before}${value}${after}`), ',')
      if (read !== null && read.value !== null)
        expect([String(value), `-${value}`, '0', `1${value}`]).toContain(read.value)
    }),
  )
})

test('any text gives a quantity or a rejection, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const read = readQuantity(textCell(text), '.')
      if (read !== null && read.value !== null) expect(read.value).toMatch(/^-?\d{1,15}(?:\.\d{1,3})?$/)
    }),
  )
})
