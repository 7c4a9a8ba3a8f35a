import { expect, test } from 'vitest'
import { warningTexts } from './warning-words.ts'

const warnings = [
  {
    code: 'errorCell',
    params: { sheet: 'Цены', cell: 'B3', error: '#REF!' },
    text: 'error cell B3 #REF!, sheet "Цены"',
  },
  { code: 'errorCellsMore', params: { sheet: '', count: 7 }, text: 'further error cells: 7' },
  { code: 'digitsLost', text: 'Cell C9 holds the number 123' },
  { code: 'somethingNew', params: { cell: 'D1' }, text: 'A sentence' },
]

test('both languages name the place and the number of each warning', () => {
  expect(warningTexts(warnings.slice(0, 2), 'en')).toEqual([
    'error cell B3 #REF!, sheet "Цены"',
    'further error cells: 7',
  ])
  expect(warningTexts(warnings.slice(0, 2), 'ru')).toEqual([
    'В ячейке B3 ошибка #REF!, лист «Цены».',
    'Других ячеек с ошибкой: 7.',
  ])
})

test('Russian says in English what it does not know, or what came without its params', () => {
  expect(warningTexts(warnings.slice(2), 'ru')).toEqual(['Cell C9 holds the number 123', 'A sentence'])
})
