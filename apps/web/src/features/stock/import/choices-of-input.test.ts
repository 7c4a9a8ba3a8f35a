import { expect, test } from 'vitest'
import { importChoices } from './choices.ts'
import { choicesOfInput, choicesOfMended } from './choices-of-input.ts'
import { draftImport } from './draft.ts'
import type { Preview } from './draft.ts'

const settings = { today: '2026-11-24', baseCurrency: 'RUB' }

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
  vatPercent: null,
  questions: [{ kind: 'partNumberColumn', columns: [0] }],
  firstRows: [],
  rows: 3,
  warnings: [],
}

const withPrice: Preview = {
  ...preview,
  columns: [...preview.columns, { column: 4, title: 'Price', target: 'other', reason: 'none' }],
}

test('the way back from an import leads to the very mapping that it had, through an address', () => {
  const mapping = {
    sheet: '',
    headerRow: 1,
    columns: { name: 1, price: 4 },
    quantities: { Main: 3 },
    decimalSigns: { '3': '.' as const },
    currency: 'USD',
    vatIncluded: true,
    vatPercent: '22',
    pack: 10,
  }
  const choices = choicesOfInput({ mapping, asOf: '2026-11-20', scope: 'partial' })
  const fromAddress = importChoices.parse(JSON.parse(JSON.stringify(choices)))
  const draft = draftImport(withPrice, fromAddress, settings)
  expect(draft.mapping).toEqual(mapping)
  expect(draft).toMatchObject({ asOf: '2026-11-20', scope: 'partial' })
})

test('what an import without prices held of them was never said: it is asked once there is a price column', () => {
  const mapping = {
    sheet: '',
    headerRow: 1,
    columns: { partNumber: 0 },
    quantities: { Main: 3 },
    decimalSigns: {},
    currency: 'RUB',
    vatIncluded: false,
    vatPercent: '22',
    pack: 1,
  }
  const choices = choicesOfInput({ mapping, asOf: '2026-11-20', scope: 'full' })
  const priced = { ...choices, targets: { ...choices.targets, '4': 'price' as const } }
  expect(draftImport(withPrice, choices, settings).mapping).toEqual(mapping)
  expect(draftImport(withPrice, priced, settings).blockers).toEqual([{ kind: 'currency' }, { kind: 'vat' }])
})

test('an import whose columns were left to the program leads back to what it recognises', () => {
  expect(choicesOfInput({ asOf: '2026-11-20', scope: 'full' })).toEqual({
    asOf: '2026-11-20',
    scope: 'full',
  })
})

test('mended rejected rows are a part of the same stock, in row 2 and below of the same columns', () => {
  const mapping = {
    sheet: 'Июль',
    headerRow: 7,
    columns: { partNumber: 0, price: 4 },
    quantities: { Main: 3 },
    decimalSigns: {},
    currency: 'USD',
    vatIncluded: true,
    vatPercent: '10',
    pack: 1,
  }
  const choices = choicesOfMended({ mapping, decimalSigns: { '4': ',' } }, '2026-11-20')
  const rejected: Preview = {
    ...withPrice,
    decimalSigns: {},
    questions: [...withPrice.questions, { kind: 'decimalSign', column: 4 }],
  }
  const draft = draftImport(rejected, importChoices.parse(JSON.parse(JSON.stringify(choices))), settings)
  expect(choices).toMatchObject({ headerRow: 1 })
  expect(draft).toMatchObject({ asOf: '2026-11-20', scope: 'partial', blockers: [] })
  expect(draft.mapping).toEqual({ ...mapping, sheet: '', headerRow: 1, decimalSigns: { '4': ',' } })
  expect(choicesOfMended({ mapping: { ...mapping, headerRow: 0 }, decimalSigns: {} }, '2026-11-20').headerRow).toBe(0)
})
