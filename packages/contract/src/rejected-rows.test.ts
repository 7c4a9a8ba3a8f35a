import { expect, test } from 'vitest'
import { listsRejectedRows } from './rejected-rows.ts'

test.each([
  [['Артикул', 'Остаток', 'Row', 'Column', 'Reason'], true],
  [['Артикул', 'Остаток', 'Строка', 'Колонка', 'Причина'], true],
  [['Article', '', 'Row', 'Column', 'Reason', 'Mended by'], true],
  [['Article', 'Row', 'Quantity', 'Column', 'Reason'], false],
  [['Article', 'Quantity', 'Row'], false],
  [[], false],
])('%j is a workbook of rejected rows: %s', (titles, expected) => {
  expect(listsRejectedRows(titles)).toBe(expected)
})
