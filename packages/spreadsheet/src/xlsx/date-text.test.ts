import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateSerial, isoDateText, serialText } from './date-text.ts'

test.for([
  [45292, '2024-01-01'],
  [45292.75, '2024-01-01T18:00:00'],
  [0.5, '1899-12-31T12:00:00'],
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [61, '1900-03-01'],
  [45292.999999999, '2024-01-02'],
  [2958465, '9999-12-31'],
] as const)('serial %d is %s', ([serial, text]) => {
  expect(serialText(serial, false)).toBe(text)
})

test('a workbook of 1904 counts 1462 days later', () => {
  expect(serialText(43830, true)).toBe('2024-01-01')
  expect(serialText(0, true)).toBe('1904-01-01')
})

test.for([-1, 2958466, Number.NaN])('serial %d is no date', (serial) => {
  expect(serialText(serial, false)).toBeNull()
})

test.for([
  ['2024-01-01', '2024-01-01'],
  ['2024-01-01T00:00:00.000Z', '2024-01-01'],
  ['2024-01-01T18:00', '2024-01-01T18:00:00'],
  ['2024-01-01T18:30:05.25', '2024-01-01T18:30:05'],
  ['T18:00', null],
  ['01.02.2024', null],
] as const)('the ISO literal %s is %s', ([literal, text]) => {
  expect(isoDateText(literal)).toBe(text)
})

test('a date comes back from its serial, to the second', () => {
  const min = new Date('1900-01-01T00:00:00Z')
  const max = new Date('9999-12-31T23:59:58Z')
  fc.assert(
    fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
      const whole = new Date(Math.floor(date.getTime() / 1000) * 1000)
      const text = serialText(dateSerial(whole), false)
      expect(`${text}${text?.includes('T') === true ? '' : 'T00:00:00'}`).toBe(whole.toISOString().slice(0, 19))
    }),
  )
})
