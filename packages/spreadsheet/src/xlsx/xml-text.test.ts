import { expect, test } from 'vitest'
import { decodeEscapes } from './rich-text.ts'
import { sheetNames } from './xlsx-parts.ts'
import { textXml } from './xml-text.ts'

test.for([
  ['a & <b> "c"', 'a &amp; &lt;b&gt; &quot;c&quot;'],
  ['bell\u0007, nul\u0000, \uffff', 'bell, nul, '],
  ['\ud800lone\udc00 😀', 'lone 😀'],
  ['literal _x000D_', 'literal _x005F_x000D_'],
  ['a\rb\nc\td', 'a_x000D_b\nc\td'],
] as const)('%j is written as %j', ([text, xml]) => {
  expect(textXml(text)).toBe(xml)
})

test('a text ends at the 32 767 characters that Excel holds', () => {
  expect(textXml('x'.repeat(40_000))).toHaveLength(32_767)
})

test.for([
  ['a_x000D_b', 'a\rb'],
  ['_x005F_x000D_', '_x000D_'],
  ['_xZZZZ_', '_xZZZZ_'],
  ['a_x0000_b', 'ab'],
  ['_xD83D__xDE00_', '😀'],
  ['_xD83D_', '\ufffd'],
] as const)('the stored text %s means %j', ([stored, text]) => {
  expect(decodeEscapes(stored)).toBe(text)
})

test.for([
  ['Прайс', ['Прайс']],
  ['a/b:c*[d]?\\', ['a b c  d']],
  ["'quoted'", ['quoted']],
  ['', ['Sheet']],
  ['очень длинное название листа, больше 31 знака', ['очень длинное название листа, б']],
] as const)('the sheet name %j becomes %j', ([wished, names]) => {
  expect(sheetNames(wished)(1)).toEqual(names)
})

test('further sheets are numbered within 31 characters', () => {
  const names = sheetNames('x'.repeat(40))(3)
  expect(names).toEqual(['x'.repeat(31), `${'x'.repeat(27)} (2)`, `${'x'.repeat(27)} (3)`])
})
