import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { foldedKey, partNumberKey, relation } from './part-number-key.ts'

const golden = new URL('../../../../../shared/golden/part-numbers.json', import.meta.url)
const partNumber = z.object({ text: z.string(), vendor: z.string().nullable() })
const cases = readGolden()

describe.skipIf(cases === null)('golden part numbers (skipped where ../shared/golden is absent)', () => {
  test.each(cases ?? [])('$name', ({ given, expect: expected }) => {
    expect(partNumberKey(given.a.text, given.a.vendor)).toEqual(expected.keyA)
    expect(partNumberKey(given.b.text, given.b.vendor)).toEqual(expected.keyB)
    expect(relation(given.a, given.b)).toBe(expected.relation)
    expect(relation(given.b, given.a)).toBe(expected.relation)
  })

  test('all 28 cases were run', () => expect(cases).toHaveLength(28))
})

test('a text of blanks and invisible characters is no part number', () => {
  expect(partNumberKey(' \u00a0\u200b\u00ad\ufeff\t', 'AMD')).toBeNull()
})

test('zero-width characters and soft hyphens inside a code vanish', () => {
  expect(partNumberKey('A\u200bB\u00adC\ufeffD', ' \u200b ')).toEqual({ text: 'ABCD', vendor: null })
})

test('punctuation alone folds to nothing and is similar to nothing', () => {
  expect(foldedKey('--')).toBe('')
  expect(relation({ text: '--', vendor: null }, { text: '..', vendor: null })).toBe('unrelated')
})

test('a key is its own key, and blanks around never matter', () => {
  const blank = fc.constantFrom('', ' ', '\t', '\u00a0', '\u2009', '\r\n', '\u200b')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), blank, blank, (text, before, after) => {
      const key = partNumberKey(text, null)
      expect(partNumberKey(before + text + after, null)).toEqual(key)
      if (key !== null) expect(partNumberKey(key.text, null)).toEqual(key)
    }),
  )
})

function readGolden() {
  const fileSchema = z.object({
    cases: z.array(
      z.object({
        name: z.string(),
        given: z.object({ a: partNumber, b: partNumber }),
        expect: z.object({ keyA: partNumber, keyB: partNumber, relation: z.enum(['same', 'similar', 'unrelated']) }),
      }),
    ),
  })
  try {
    return fileSchema.parse(JSON.parse(readFileSync(golden, 'utf8'))).cases
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
