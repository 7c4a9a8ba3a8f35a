import { describe, expect, test } from 'vitest'
import { chooseSheet } from './choose-table.ts'
import { chooseTarget } from './choose-target.ts'
import { importChoices } from './choices.ts'
import { draftImport } from './draft.ts'
import type { Preview } from './draft.ts'

const settings = { today: '2026-11-24', baseCurrency: 'RUB' }

const preview: Preview = {
  format: 'xlsx',
  sheets: [{ name: 'Stock', state: 'visible' }],
  sheet: 'Stock',
  headerRow: 2,
  columns: [
    { column: 0, title: 'Article', target: 'partNumber', reason: 'title' },
    { column: 1, title: 'Name', target: 'name', reason: 'title' },
    { column: 2, title: 'Moscow', target: 'quantity', warehouse: 'Moscow', reason: 'content' },
    { column: 3, title: 'Price', target: 'price', reason: 'title' },
    { column: 4, title: 'Old price', target: 'other', reason: 'none' },
  ],
  decimalSigns: { '3': ',' },
  currency: 'RUB',
  vatIncluded: false,
  vatPercent: null,
  questions: [],
  firstRows: [
    { row: 1, cells: ['Stock of 24.11.2026'] },
    { row: 2, cells: ['Article', 'Name', 'Moscow', 'Price', 'Old price'] },
    { row: 3, cells: ['A-1', 'Bolt', '5', '1,20', ''] },
  ],
  rows: 10_001,
  warnings: [],
}

describe('a draft of an import', () => {
  test('is ready as recognised when nothing is open', () => {
    const draft = draftImport(preview, {}, settings)
    expect(draft.blockers).toEqual([])
    expect(draft.rows).toBe(9_999)
    expect(draft.mapping).toMatchObject({
      sheet: 'Stock',
      headerRow: 2,
      columns: { partNumber: 0, name: 1, price: 3 },
      quantities: { Moscow: 2 },
      decimalSigns: { '3': ',' },
      currency: 'RUB',
      vatIncluded: false,
      vatPercent: '22',
      pack: 1,
    })
  })

  test('lets what was chosen go before what was recognised', () => {
    const draft = draftImport(
      preview,
      { currency: 'USD', vatIncluded: true, pack: 10, signs: { '3': '.' }, warehouses: { '2': ' Main ' } },
      settings,
    )
    expect(draft.mapping).toMatchObject({
      currency: 'USD',
      vatIncluded: true,
      pack: 10,
      decimalSigns: { '3': '.' },
      quantities: { Main: 2 },
    })
  })

  test('has one price column: choosing another ignores the first', () => {
    const { columns } = draftImport(preview, {}, settings)
    const choices = chooseTarget({}, columns, { column: 4, target: 'price' })
    const draft = draftImport(preview, { ...choices, currency: 'RUB', vatIncluded: false }, settings)
    expect(draft.mapping?.columns.price).toBe(4)
    expect(draft.columns[3]).toMatchObject({ target: 'other', by: 'you' })
  })

  test('asks for currency and VAT of another price column than the recognised one, whatever was said of that', () => {
    const { columns } = draftImport(preview, {}, settings)
    const said = { currency: 'USD', vatIncluded: true }
    const moved = chooseTarget(said, columns, { column: 4, target: 'price' })
    const draft = draftImport(preview, moved, settings)
    expect(draft).toMatchObject({ blockers: [{ kind: 'currency' }, { kind: 'vat' }], mapping: null })
    expect(draft.columns[4]?.asks).toEqual(['currency'])
    const back = chooseTarget({ ...moved, ...said }, draft.columns, { column: 3, target: 'price' })
    expect(draftImport(preview, back, settings).mapping).toMatchObject({ currency: 'RUB', vatIncluded: false })
  })

  test('asks for the currency of the recognised price column where the file contradicts itself', () => {
    const open: Preview = { ...preview, currency: null, questions: [{ kind: 'currency', columns: [3] }] }
    expect(draftImport(open, {}, settings)).toMatchObject({ blockers: [{ kind: 'currency' }], mapping: null })
    expect(draftImport(open, { currency: 'EUR' }, settings).mapping).toMatchObject({ currency: 'EUR' })
    expect(draftImport(open, { targets: { '3': 'other' } }, settings).blockers).toEqual([])
  })

  test('may have several quantity columns, each of another warehouse', () => {
    const { columns } = draftImport(preview, {}, settings)
    const choices = chooseTarget({}, columns, { column: 4, target: 'quantity' })
    expect(draftImport(preview, choices, settings).blockers).toEqual([
      { kind: 'warehouse', column: 4, title: 'Old price' },
    ])
    const twice = draftImport(preview, { ...choices, warehouses: { '4': 'MOSCOW' } }, settings)
    expect(twice.blockers).toEqual([{ kind: 'warehouseTwice', warehouse: 'MOSCOW' }])
    const two = draftImport(preview, { ...choices, warehouses: { '4': 'Kazan' } }, settings)
    expect(two.mapping?.quantities).toEqual({ Moscow: 2, Kazan: 4 })
  })

  test('waits for a header row', () => {
    const draft = draftImport({ ...preview, headerRow: null, questions: [{ kind: 'noHeader' }] }, {}, settings)
    expect(draft.blockers).toEqual([{ kind: 'header' }])
    expect(draft.mapping).toBeNull()
  })

  test('asks which of two price columns counts, at both of them, until one is chosen or both are ignored', () => {
    const open: Preview = {
      ...preview,
      columns: preview.columns.map((each) => (each.target === 'price' ? { ...each, target: 'other' } : each)),
      currency: null,
      vatIncluded: null,
      questions: [{ kind: 'priceColumn', columns: [3, 4] }],
    }
    const draft = draftImport(open, {}, settings)
    expect(draft.blockers).toEqual([{ kind: 'price' }])
    expect(draft.columns.map(({ asks }) => asks)).toEqual([[], [], [], ['price'], ['price']])
    const terms = { currency: 'RUB', vatIncluded: false }
    expect(draftImport(open, { targets: { '4': 'price' }, ...terms }, settings).mapping?.columns.price).toBe(4)
    expect(draftImport(open, { targets: { '4': 'price' } }, settings).blockers).toEqual([
      { kind: 'currency' },
      { kind: 'vat' },
    ])
    expect(draftImport(open, { targets: { '3': 'other' } }, settings).blockers).toEqual([{ kind: 'price' }])
    expect(
      draftImport(open, { targets: { '3': 'other', '4': 'other' } }, settings).mapping?.columns.price,
    ).toBeUndefined()
  })

  test('asks for the decimal sign of a column only while it is imported', () => {
    const open: Preview = { ...preview, decimalSigns: {}, questions: [{ kind: 'decimalSign', column: 3 }] }
    expect(draftImport(open, {}, settings).blockers).toEqual([{ kind: 'decimalSign', column: 3, title: 'Price' }])
    expect(draftImport(open, { signs: { '3': '.' } }, settings).blockers).toEqual([])
    expect(draftImport(open, { targets: { '3': 'other' } }, settings).blockers).toEqual([])
  })

  test('asks whether prices contain VAT where the file does not say and there are prices, and assumes nothing', () => {
    const open: Preview = { ...preview, vatIncluded: null }
    expect(draftImport(open, {}, settings)).toMatchObject({ blockers: [{ kind: 'vat' }], mapping: null })
    expect(draftImport(open, { vatIncluded: false }, settings).mapping).toMatchObject({ vatIncluded: false })
    expect(draftImport(open, { vatIncluded: true, vatPercent: '10' }, settings).mapping).toMatchObject({
      vatIncluded: true,
      vatPercent: '10',
    })
    expect(draftImport(open, { targets: { '3': 'other' } }, settings).blockers).toEqual([])
  })

  test('takes the percentage that the file says, until another is typed or another column is the price', () => {
    const told: Preview = { ...preview, vatIncluded: true, vatPercent: '10' }
    expect(draftImport(told, {}, settings).mapping).toMatchObject({ vatIncluded: true, vatPercent: '10' })
    expect(draftImport(told, { vatPercent: '5' }, settings).mapping).toMatchObject({ vatPercent: '5' })
    const moved = { targets: { '3': 'other', '4': 'price' }, currency: 'RUB', vatIncluded: true } as const
    expect(draftImport(told, moved, settings).mapping).toMatchObject({ vatPercent: '22' })
  })

  test('holds of prices what was chosen for another sheet, as far as this one says nothing', () => {
    const chosen = { currency: 'EUR', vatIncluded: true, vatPercent: '10' }
    const choices = chooseSheet(chosen, { sheet: 'Other', headerRow: 1 }, 'Stock')
    expect(draftImport(preview, choices, settings).mapping).toMatchObject({ currency: 'RUB', vatIncluded: false })
    const silent: Preview = { ...preview, currency: null, vatIncluded: null }
    expect(draftImport(silent, choices, settings).mapping).toMatchObject(chosen)
    const moved = chooseTarget(choices, draftImport(silent, choices, settings).columns, { column: 4, target: 'price' })
    expect(draftImport(silent, moved, settings).blockers).toEqual([{ kind: 'currency' }, { kind: 'vat' }])
  })

  test('has the base currency where the file names none', () => {
    const open: Preview = { ...preview, currency: null }
    expect(draftImport(open, {}, { ...settings, baseCurrency: 'KZT' }).mapping).toMatchObject({ currency: 'KZT' })
  })

  test('waits while the VAT that was typed is no percentage, and keeps none that was typed before', () => {
    const typed = (vatPercent: string) => draftImport(preview, { vatIncluded: true, vatPercent }, settings)
    expect(typed('7,5').mapping).toMatchObject({ vatPercent: '7.5' })
    for (const text of ['', '1x', '100']) {
      expect(typed(text)).toMatchObject({ blockers: [{ kind: 'vatPercent' }], mapping: null })
    }
    expect(draftImport(preview, { vatIncluded: false, vatPercent: '1x' }, settings).mapping).toMatchObject({
      vatPercent: '22',
    })
  })

  test('takes the name as the part number only where the user says so, if the file was unclear about it', () => {
    const open: Preview = {
      ...preview,
      columns: preview.columns.map((each) => (each.column === 0 ? { ...each, target: 'other' } : each)),
      questions: [{ kind: 'partNumberColumn', columns: [] }],
    }
    expect(draftImport(open, {}, settings).blockers).toEqual([{ kind: 'partNumber' }])
    expect(draftImport(open, { nameIsCode: true }, settings).mapping?.columns).toMatchObject({ name: 1 })
  })

  test('of rejected rows is a part, unless it is said to be the whole', () => {
    const titles = ['Строка', 'Колонка', 'Причина']
    const added = titles.map((title, at) => ({ column: 5 + at, title, target: 'other', reason: 'none' }) as const)
    const rejected: Preview = { ...preview, columns: [...preview.columns, ...added] }
    expect(draftImport(preview, {}, settings).scope).toBe('full')
    expect(draftImport(rejected, {}, settings).scope).toBe('partial')
    expect(draftImport(rejected, { scope: 'full' }, settings).scope).toBe('full')
  })

  test('is refused for a day that has not come', () => {
    expect(draftImport(preview, { asOf: '2026-11-25' }, settings).blockers).toEqual([{ kind: 'asOfInFuture' }])
  })
})

describe('choices in an address', () => {
  test('that make no sense are as if they were not there', () => {
    expect(
      importChoices.parse({ targets: { '3': 'colour' }, pack: 0, currency: 'roubles', asOf: 'today', sheet: 'B' }),
    ).toEqual({
      sheet: 'B',
    })
  })
})
