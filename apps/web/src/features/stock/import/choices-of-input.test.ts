import { expect, test } from 'vitest'
import { importChoices } from './choices.ts'
import { choicesOfInput } from './choices-of-input.ts'
import { draftImport } from './draft.ts'
import type { Preview } from './draft.ts'

const preview: Preview = {
  format: 'csv',
  sheets: [{ name: '', state: 'visible' }],
  sheet: '',
  headerRow: 1,
  columns: [
    { column: 0, title: 'Article', target: 'partNumber', reason: 'title' },
    { column: 1, title: 'Name', target: 'name', reason: 'title' },
    { column: 2, title: 'Moscow', target: 'quantity', warehouse: 'Moscow', reason: 'content' },
    { column: 3, title: 'Kazan', target: 'quantity', warehouse: 'Kazan', reason: 'content' },
  ],
  decimalSigns: { '2': ',' },
  currency: 'RUB',
  vatIncluded: null,
  questions: [{ kind: 'partNumberColumn', columns: [0] }],
  firstRows: [],
  rows: 3,
  warnings: [],
}

test('the way back from an import leads to the very mapping that it had, through an address', () => {
  const mapping = {
    sheet: '',
    headerRow: 1,
    columns: { name: 1 },
    quantities: { Main: 3 },
    decimalSigns: { '3': '.' as const },
    currency: 'USD',
    vatIncluded: true,
    vatPercent: '22',
    pack: 10,
  }
  const choices = choicesOfInput({ fileId: '', mapping, asOf: '2026-11-20', scope: 'partial' })
  const fromAddress = importChoices.parse(JSON.parse(JSON.stringify(choices)))
  const draft = draftImport(preview, fromAddress, '2026-11-24')
  expect(draft.mapping).toEqual(mapping)
  expect(draft).toMatchObject({ asOf: '2026-11-20', scope: 'partial' })
})

test('an import whose columns were left to the program leads back to what it recognises', () => {
  expect(choicesOfInput({ fileId: '', asOf: '2026-11-20', scope: 'full' })).toEqual({
    asOf: '2026-11-20',
    scope: 'full',
  })
})
