import { stockMapping } from '@pf/contract'
import type { ColumnTarget } from '@pf/contract'
import { expect, test } from 'vitest'
import { mappingOfPreview } from './mapping-of-preview.ts'

const preview = (targets: ColumnTarget[]) => ({
  format: 'csv' as const,
  sheets: [],
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
  vatIncluded: null,
  questions: [],
  firstRows: [],
  rows: 10,
  warnings: [],
})

test('one quantity column becomes the stock of the named warehouse', () => {
  const mapping = mappingOfPreview(preview(['partNumber', 'quantity', 'price', 'other']), 'Main')
  expect(stockMapping.parse(mapping)).toMatchObject({
    sheet: 'Stock',
    headerRow: 2,
    columns: { partNumber: 0, price: 2 },
    quantities: { Main: 1 },
    decimalSigns: { '2': ',' },
    currency: 'USD',
    vatIncluded: false,
  })
})

test.each([
  [['partNumber', 'quantity', 'quantity'], 'has 2 quantity columns: "quantity 1", "quantity 2"'],
  [['partNumber', 'price'], 'no quantity column'],
  [['partNumber', 'quantity', 'price', 'price'], 'several columns for the price'],
] as [ColumnTarget[], string][])('%j leaves a choice, which is told', (targets, text) => {
  expect(() => mappingOfPreview(preview(targets), 'Main')).toThrow(text)
})

test('a file without a header is told', () => {
  expect(() => mappingOfPreview({ ...preview([]), headerRow: null }, 'Main')).toThrow('No header row was recognised')
})
