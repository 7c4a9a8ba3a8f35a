import { expect, test } from 'vitest'
import { previewText } from './preview-text.ts'
import type { Preview } from './preview-text.ts'

const preview: Preview = {
  file: 'stock.xlsx',
  format: 'xlsx',
  sheets: [
    { name: 'Stock', state: 'visible' },
    { name: 'Old', state: 'hidden' },
  ],
  sheet: 'Stock',
  headerRow: 2,
  columns: [
    { column: 0, title: 'Article', target: 'partNumber', reason: 'title' },
    { column: 1, title: 'Main', target: 'quantity', warehouse: 'Main', reason: 'content' },
    { column: 2, title: 'Price', target: 'price', reason: 'title' },
  ],
  decimalSigns: { '2': ',' },
  currency: 'RUB',
  vatIncluded: null,
  vatPercent: null,
  questions: [
    { kind: 'decimalSign', column: 1 },
    { kind: 'priceColumn', columns: [] },
  ],
  firstRows: [
    { row: 1, cells: ['Letterhead'] },
    { row: 2, cells: ['Article', 'Main', 'Price'] },
    { row: 3, cells: ['A-1', '5', '10,50'] },
  ],
  rows: 3,
  warnings: ['Formulas are not computed'],
}

test('a preview tells file, sheet, columns with the reason, questions and the first rows', () => {
  const text = previewText(preview, 100)
  expect(text).toContain('stock.xlsx · Excel workbook · 2 sheets: Stock, Old (hidden)')
  expect(text).toContain('Sheet "Stock": header in row 2, 3 rows with content')
  expect(text).toMatch(/A\s+Article\s+part number\s+by its title/)
  expect(text).toMatch(/B\s+Main\s+quantity in Main\s+by its content/)
  expect(text).toContain('? Is comma or dot the decimal sign of B "Main"?')
  expect(text).toContain('? Which column is the price: none was recognised?')
  expect(text).toContain('Currency RUB · VAT not told by the file: import it with --vat none or --vat 22')
  expect(text).toContain('! Formulas are not computed')
  expect(text).toMatch(/3\s+A-1\s+5\s+10,50/)
  expect(text).not.toContain('Letterhead')
})
