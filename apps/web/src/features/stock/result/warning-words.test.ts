import { expect, test } from 'vitest'
import { warningTexts } from './warning-words.ts'

const warnings = [
  { code: 'errorCell', text: 'error cell B3 #REF!' },
  { code: 'errorCellsMore', text: 'further error cells: 7' },
  { code: 'somethingNew', text: 'A sentence' },
]

test('English keeps the place and the number of each warning', () => {
  expect(warningTexts(warnings, 'en')).toEqual(['error cell B3 #REF!', 'further error cells: 7', 'A sentence'])
})

test('Russian says each sentence once, and what it does not know in English', () => {
  expect(warningTexts(warnings, 'ru')).toEqual(['В листе есть ячейки с ошибкой.', 'A sentence'])
})
