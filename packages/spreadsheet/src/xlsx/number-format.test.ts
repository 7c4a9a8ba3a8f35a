import { expect, test } from 'vitest'
import { isDateFormat, numberFormat } from './number-format.ts'

test.for([
  ['dd.mm.yyyy', true],
  ['[$-419]d mmm yyyy;@', true],
  ['h:mm', true],
  ['[h]:mm:ss', true],
  ['[mm]:ss', true],
  ['yyyy\\-mm\\-dd', true],
  ['0" дн."', false],
  ['0"+"', false],
  ['0000000', false],
  ['#,##0.00 [$€-407]', false],
  ['[Red]-0.00', false],
  ['#,##0.00\\ "mdyhs"', false],
  ['0.00_s', false],
  ['0\\d', false],
  ['General" hm"', false],
  ['0;"dd"', false],
  ['@', false],
  ['0.00E+00', false],
] as const)('%s is a date: %s', ([code, isDate]) => {
  expect(isDateFormat(code)).toBe(isDate)
})

test('the codes of the file go before the built-in ones', () => {
  expect(numberFormat(14, new Map())).toEqual({ code: 'mm-dd-yy', isDate: true })
  expect(numberFormat(44, new Map([[44, '#,##0.00 "₽"']]))).toEqual({ code: '#,##0.00 "₽"', isDate: false })
})

test('General and unknown formats have no code; the date formats of East Asia are dates', () => {
  expect(numberFormat(0, new Map())).toEqual({ code: undefined, isDate: false })
  expect(numberFormat(200, new Map([[200, 'General']]))).toEqual({ code: undefined, isDate: false })
  expect(numberFormat(201, new Map())).toEqual({ code: undefined, isDate: false })
  expect(numberFormat(31, new Map()).isDate).toBe(true)
})
