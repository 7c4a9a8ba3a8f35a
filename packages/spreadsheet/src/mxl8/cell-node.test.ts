import { expect, test } from 'vitest'
import { cellContent, localizedText } from './cell-node.ts'
import { createOutline } from './outline.ts'
import type { BracketNode } from './root-children.ts'

const text = (words: string): BracketNode[] => ['1', '1', ['#', words]]

test.for<[string, BracketNode, unknown]>([
  ['a text', ['16', '1', text('Артикул'), '0'], { kind: 'text', text: 'Артикул' }],
  ['a text of version 5 to 9', ['16', '1', text('Артикул')], { kind: 'text', text: 'Артикул' }],
  ['an empty text', ['16', '7', ['1', '0'], '0'], null],
  ['a format alone', ['0', '7'], null],
  [
    'a text with a drill-down value',
    ['20', '6', ['S', 'secret'], text('1 000,01'), '0'],
    { kind: 'text', text: '1 000,01' },
  ],
  ['a text with a parameter name', ['24', '6', 'Параметр', text('x'), '0'], { kind: 'text', text: 'x' }],
  ['a text with a note', ['48', '6', text('x'), text('note'), '1', []], { kind: 'text', text: 'x' }],
  ['a note alone', ['32', '6', text('note'), '1', []], null],
  [
    'a text with a control and a picture',
    ['81', '6', '1', ['#base64:'], 'pic', text('x')],
    { kind: 'text', text: 'x' },
  ],
  ['a string value', ['2', '1', ['S', '42']], { kind: 'text', text: '42' }],
  ['a number value', ['2', '1', ['N', '19.50']], { kind: 'number', text: '19.5' }],
  ['true', ['2', '1', ['B', '1']], { kind: 'boolean', text: 'true' }],
  ['false', ['2', '1', ['B', '0']], { kind: 'boolean', text: 'false' }],
  ['a date', ['2', '1', ['D', '20260802000000']], { kind: 'date', text: '2026-08-02' }],
  ['a date with time', ['2', '1', ['D', '20260802093000']], { kind: 'date', text: '2026-08-02T09:30:00' }],
  ['the empty date', ['2', '1', ['D', '00010101000000']], null],
  ['undefined', ['2', '1', ['U']], null],
  ['a reference', ['2', '1', ['#', 'uuid', ['4']]], 'reference'],
  ['a value before a text', ['18', '1', ['N', '7'], text('семь')], { kind: 'number', text: '7' }],
])('%s', ([, node, content]) => {
  expect(cellContent(node, '#')).toEqual(content)
})

test('of several languages the current one counts, then none, then the first; a parameter name never', () => {
  const both: BracketNode = ['1', '3', ['', 'Параметр'], ['en', 'Stock'], ['ru', 'Остаток']]
  expect(localizedText(both, 'ru')).toBe('Остаток')
  expect(localizedText(both, 'tr')).toBe('Stock')
  expect(localizedText(['1', '2', ['', 'Параметр'], ['#', '200 рублей']], 'ru')).toBe('200 рублей')
  expect(localizedText(['1', '1', ['', 'Параметр']], 'ru')).toBe('')
})

test('the level of a row is the number of groups around it', () => {
  const levelOf = createOutline([
    { first: 8, last: 12 },
    { first: 9, last: 10 },
    { first: 1, last: 2 },
  ])
  expect([1, 2, 3, 4, 9, 10, 11, 12, 13, 14].map(levelOf)).toEqual([0, 1, 1, 0, 1, 2, 2, 1, 1, 0])
})
