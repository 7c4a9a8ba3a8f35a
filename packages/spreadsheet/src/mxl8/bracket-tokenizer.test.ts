import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BracketTokenizer } from './bracket-tokenizer.ts'

function tokens(chunks: readonly string[]): string[] {
  const found: string[] = []
  const tokenizer = new BracketTokenizer({
    wantsText: true,
    open: () => found.push('{'),
    close: () => found.push('}'),
    value: (text) => found.push(`=${text}`),
  })
  for (const chunk of chunks) tokenizer.write(chunk)
  return found
}

test('strings keep commas, braces, line breaks and doubled quotes', () => {
  expect(tokens(['{16,\r\n{"#","ка""вычка, {скобка}\r\nвторая"} ,0,}'])).toEqual([
    '{',
    '=16',
    '{',
    '=#',
    '=ка"вычка, {скобка}\r\nвторая',
    '}',
    '=0',
    '}',
  ])
})

test('an empty string is a value, a picture is dropped', () => {
  expect(tokens(['{"",{#base64:', 'AAAA', 'BBBB==}}'])).toEqual(['{', '=', '{', '=#base64:', '}', '}'])
})

const value = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => ({ source: `"${text.replaceAll('"', '""')}"`, token: `=${text}` })),
  fc
    .constantFrom('1', '-5', '00000000-0000-0000-0000-000000000000')
    .map((atom) => ({ source: atom, token: `=${atom}` })),
)

test('the tokens do not depend on how the text is cut', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), fc.array(fc.nat(200)), (values, cuts) => {
      const text = `{${values.map(({ source }) => source).join(',')}}`
      const places = [0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length].toSorted((a, b) => a - b)
      const chunks = places.slice(1).map((end, i) => text.slice(places[i], end))
      expect(tokens(chunks)).toEqual(['{', ...values.map(({ token }) => token), '}'])
    }),
  )
})
