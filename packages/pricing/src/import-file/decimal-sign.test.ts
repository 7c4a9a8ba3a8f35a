import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DecimalSign } from '@pf/contract'
import { splitAmount } from './amount.ts'
import { addSignVote, createSignVotes, decideSign } from './decimal-sign.ts'
import type { SignDecision } from './decimal-sign.ts'
import { canonicalNumber, roundNumber } from './plain-number.ts'

function decide(values: readonly string[]): SignDecision {
  const votes = createSignVotes()
  for (const value of values) {
    const split = splitAmount(value)
    if (split !== null) addSignVote(votes, split.body, value)
  }
  return decideSign(votes)
}

describe('a column decides its decimal sign by all its values', () => {
  test.each<{ values: string[]; want: DecimalSign }>([
    { values: ['153,00'], want: ',' },
    { values: ['1,5', '1,500'], want: ',' },
    { values: ['12.5'], want: '.' },
    { values: ['1,000.01'], want: '.' },
    { values: ['1.250,00'], want: ',' },
    { values: ['1,234', '1,234,567'], want: '.' },
    { values: ['1.234.567'], want: ',' },
    { values: ['0,125'], want: ',' },
    { values: ['1234,567'], want: ',' },
    { values: ['1\u00a0500,125'], want: ',' },
    { values: [',5'], want: ',' },
    { values: ['7,000', '125,000', '', 'нет'], want: ',' },
    { values: ['7,000', '0'], want: ',' },
    { values: ['7.000 шт.', '125.000 шт.'], want: '.' },
    { values: ['-2,00', '> 5'], want: ',' },
    { values: ['24.11.2026', '12,75 руб.'], want: ',' },
  ])('$values → $want', ({ values, want }) => expect(decide(values)).toEqual({ kind: 'decided', sign: want }))

  test.each<{ values: string[]; kind: SignDecision['kind'] }>([
    { values: [], kind: 'none' },
    { values: ['5', '1 000', "1'000", 'много'], kind: 'none' },
    { values: ['24.11.2026', '1,2,3'], kind: 'none' },
    { values: ['1,250'], kind: 'open' },
    { values: ['1,000', '2,125'], kind: 'open' },
    { values: ['7,000', '5'], kind: 'open' },
    { values: ['7,000', '7.000'], kind: 'open' },
    { values: ['1,5', '1.5'], kind: 'open' },
    { values: ['1,234,567', '1,5'], kind: 'open' },
  ])('$values → $kind', ({ values, kind }) => expect(decide(values).kind).toBe(kind))

  test('what is open comes with a value that shows it', () => {
    expect(decide(['12', '1,250', '2,500'])).toEqual({ kind: 'open', example: '1,250' })
    expect(decide(['1,5', '1.5'])).toEqual({ kind: 'open', example: '1,5; 1.5' })
  })
})

interface Style {
  places: number
  sign: DecimalSign
  group: string
}

const style = fc.record<Style>({
  places: fc.nat(3),
  sign: fc.constantFrom(',', '.'),
  group: fc.constantFrom('', ' ', '\u00a0', '\u2009', '\u202f', "'", 'other'),
})

/** A number as a report prints it. */
function print(value: bigint, { places: digits, sign: decimal, group: grouping }: Style): string {
  const text = value.toString().padStart(digits + 1, '0')
  const whole = digits === 0 ? text : text.slice(0, -digits)
  const separator = grouping === 'other' ? (decimal === ',' ? '.' : ',') : grouping
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, separator)
  return digits === 0 ? grouped : `${grouped}${decimal}${text.slice(-digits)}`
}

test('a printed number is read as the number it is, however its thousands are grouped', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), style, (value, printed) => {
      const read = canonicalNumber(print(value, printed), printed.sign)
      const [whole = '', fraction = ''] = (read ?? 'unread').split('.')
      expect(BigInt(whole + fraction.padEnd(printed.places, '0'))).toBe(value)
    }),
  )
})

test('a column printed in one way never decides for the other sign', () => {
  const column = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(column, style, (values, printed) => {
      const decision = decide(values.map((value) => print(value, printed)))
      // Thousands grouped by the other sign, no places, all ending in 000: nothing tells it from three places.
      const isAmbiguous = printed.places === 0 && printed.group === 'other'
      if (decision.kind === 'decided' && !isAmbiguous) expect(decision.sign).toBe(printed.sign)
      if (printed.places === 1 || printed.places === 2)
        expect(decision).toEqual({ kind: 'decided', sign: printed.sign })
    }),
  )
})

test('the order of the values does not matter', () => {
  const values = fc.array(fc.constantFrom('1,5', '1.5', '1,250', '7,000', '5', '1,000.5', '1.234.567', '***'), {
    maxLength: 6,
  })
  fc.assert(
    fc.property(values, (column) => {
      const { kind, ...decision } = decide(column)
      const reversed = decide(column.toReversed())
      expect(reversed.kind).toBe(kind)
      if ('sign' in decision) expect(reversed).toEqual({ kind, sign: decision.sign })
    }),
  )
})

test.each(['1.2.3', '12,34,567', '1 0000', '12 1', '1,234.5,6', '5,', '1,2345.6', '0,123.5'])(
  'the digits %s form no number',
  (body) => {
    expect(canonicalNumber(body, '.')).toBeNull()
  },
)

test('rounding goes half away from zero', () => {
  expect(roundNumber('1.0005', 3)).toBe('1.001')
  expect(roundNumber('-1.0005', 3)).toBe('-1.001')
  expect(roundNumber('0.0004', 3)).toBe('0')
  expect(roundNumber('-0.0004', 3)).toBe('0')
  expect(roundNumber('999.9996', 3)).toBe('1000')
  expect(roundNumber('2.5', 3)).toBe('2.5')
})
