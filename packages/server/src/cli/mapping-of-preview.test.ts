import type { ColumnTarget } from '@pf/contract'
import { expect, test } from 'vitest'
import { mappingOfPreview } from './mapping-of-preview.ts'

const preview = (targets: ColumnTarget[]) => ({
  sheet: 'Stock',
  headerRow: 2,
  columns: targets.map((target, column) => ({
    column,
    title: `${target} ${column}`,
    target,
    reason: 'title' as const,
  })),
  decimalSigns: { '2': ',' as const },
  currency: 'USD',
  vatIncluded: false,
  vatPercent: null,
  questions: [],
  firstRows: [],
  rows: 10,
})

const basis = { warehouse: 'Main', baseCurrency: 'RUB' }

test('one quantity column becomes the stock of the named warehouse', () => {
  const mapping = mappingOfPreview(preview(['partNumber', 'quantity', 'price', 'other']), basis)
  expect(mapping).toMatchObject({
    sheet: 'Stock',
    headerRow: 2,
    columns: { partNumber: 0, price: 2 },
    quantities: { Main: 1 },

    currency: 'USD',
    vatIncluded: false,
  })
})

test.each([
  [['partNumber', 'quantity', 'quantity'], 'has 2 quantity columns: "quantity 1", "quantity 2"'],
  [['partNumber', 'price'], 'no quantity column'],
] as [ColumnTarget[], string][])('%j leaves a choice, which is told', (targets, text) => {
  expect(() => mappingOfPreview(preview(targets), basis)).toThrow(text)
})

test('what the file leaves open is told in the words of the import', () => {
  const open = { ...preview(['partNumber', 'quantity']), questions: [{ kind: 'priceColumn' as const, columns: [1] }] }
  expect(() => mappingOfPreview(open, basis)).toThrow(
    'It is not clear which column is the price (candidates: quantity 1)',
  )
})

test('a file without a header is told', () => {
  expect(() => mappingOfPreview({ ...preview([]), headerRow: null }, basis)).toThrow('No header row was recognised')
})
