import { describe, expect, test } from 'vitest'
import { createFormat } from './format.ts'

const en = createFormat('en')
const ru = createFormat('ru')
/** Intl parts numbers by no-break spaces, which nobody can tell from blanks in a test. */
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ')

test('numbers are grouped as each language does', () => {
  expect(en.number(64_120)).toBe('64,120')
  expect(plain(ru.number(64_120))).toBe('64 120')
})

test('shares and scores are written as each language does', () => {
  expect([en.percent(0.1234), plain(ru.percent(0.1234)), en.percent(0.0042)]).toEqual(['12%', '12 %', '0.42%'])
  expect([en.score(0.9), ru.score(0.97), en.score(1)]).toEqual(['0.90', '0,97', '1.00'])
})

describe('decimals from the wire', () => {
  test('keep all their digits: more than a float holds', () => {
    expect(en.decimal('123456789012345678.123456')).toBe('123,456,789,012,345,678.123456')
    expect(plain(ru.decimal('-2.500'))).toBe('-2,5')
  })

  test('that are money show at least two digits and the currency', () => {
    expect(plain(ru.money('2310', 'RUB'))).toBe('2 310,00 ₽')
    expect(en.money('12.345600', 'USD')).toBe('US$12.3456')
  })

  test('that are money of different currencies never look the same', () => {
    for (const format of [en, ru]) {
      const shown = ['USD', 'AUD', 'CNY', 'JPY', 'EUR', 'RUB'].map((currency) => plain(format.money('10', currency)))
      expect(new Set(shown).size).toBe(shown.length)
    }
  })

  test('that are no number are shown as they are', () => {
    expect(en.decimal('n/a')).toBe('n/a')
  })
})

test('a time is told by its distance', () => {
  const now = Date.parse('2026-11-24T12:00:00Z')
  expect(en.relative('2026-11-24T11:59:40Z', now)).toBe('now')
  expect(en.relative('2026-11-24T11:56:00Z', now)).toBe('4 min ago')
  expect(en.relative('2026-11-24T09:00:00Z', now)).toBe('3 hr ago')
  expect(en.relative('2026-11-23T10:00:00Z', now)).toBe('yesterday')
  expect(ru.relative('2026-11-24T11:56:00Z', now)).toBe('4 мин. назад')
})

/** A time of November, by the clock on the wall. */
const local = (day: number, hours: number, minutes = 0) => new Date(2026, 10, day, hours, minutes)

describe('a time is told by the calendar of whoever reads it', () => {
  test.each([
    ['59 min ago', new Date(2026, 10, 24, 10, 0, 15), local(24, 11)],
    ['23 hr ago', local(23, 10, 1), local(24, 10)],
    ['yesterday', local(23, 9), local(24, 23)],
    ['2 days ago', local(23, 23), local(25, 10)],
    ['29 days ago', local(1, 12), local(30, 12)],
    ['30 days ago', new Date(2026, 9, 1, 12), new Date(2026, 9, 31, 12)],
    ['30 days ago', new Date(2026, 9, 30, 12), local(29, 12)],
    ['last mo', new Date(2026, 9, 24, 12), local(24, 12)],
    ['2 mo ago', new Date(2026, 8, 24, 12), local(24, 12)],
    ['last mo', new Date(2026, 0, 31, 12), new Date(2026, 2, 1, 12)],
    ['tomorrow', local(25, 12), local(24, 11)],
  ])('%s', (words, at, now) => {
    expect(en.relative(at.toISOString(), now.getTime())).toBe(words)
  })
})

test('a calendar day is the same day everywhere', () => {
  expect(en.day('2026-11-24')).toBe('24 Nov 2026')
})

test('a duration has at most two parts', () => {
  expect([400, 18_000, 78_000, 3_723_000].map((ms) => plain(en.duration(ms)))).toEqual([
    '0 s',
    '18 s',
    '1 min 18 s',
    '1 h 2 min',
  ])
})

test('sizes are told in the unit that fits', () => {
  expect(plain(en.bytes(0))).toBe('0 bytes')
  expect(plain(en.bytes(2_621_440))).toBe('2.5 MB')
})
