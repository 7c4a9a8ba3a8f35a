import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberText } from './number-text.ts'

test.for([
  ['61601801', '61601801'],
  ['19.989999999999998', '19.99'],
  ['0.1', '0.1'],
  ['1.50', '1.5'],
  ['123.0', '123'],
  ['-12.5', '-12.5'],
  ['-0', '0'],
  ['-0.0', '0'],
  ['0.30000000000000004', '0.3'],
  ['1E3', '1000'],
  ['1.5e-7', '0.00000015'],
  ['4600000000001', '4600000000001'],
  ['.5', '0.5'],
  ['+7', '7'],
  ['007', '7'],
  [' 12 ', '12'],
  ['1E+300', '1E+300'],
  ['1.25E-40', '1.25E-40'],
  ['193811000050407123', '193811000050407123'],
])('the number literal %s is shown as %s', ([literal, text]) => {
  expect(numberText(literal ?? '')?.text).toBe(text)
})

test.for(['', ' ', 'abc', '1,5', '12e', 'NaN', 'Infinity', '0x10', '1 000'])('%j is no number', (literal) => {
  expect(numberText(literal)).toBeNull()
})

test('digits are lost from 1e15 on', () => {
  expect(numberText('1.23456789012346E+17')).toEqual({ text: '123456789012346000', digitsLost: true })
  expect(numberText('999999999999999')).toEqual({ text: '999999999999999', digitsLost: false })
  expect(numberText('1E15')?.digitsLost).toBe(true)
})

test('the text of any double is its value to 15 significant digits, without an exponent where it fits', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = numberText(String(value))?.text ?? ''
      expect(Number(Number(text).toPrecision(15))).toBe(Number(value.toPrecision(15)) + 0)
      if (Math.abs(value) < 1e30 && (Math.abs(value) > 1e-30 || value === 0)) expect(text).toMatch(/^-?\d+(\.\d+)?$/)
    }),
  )
})
