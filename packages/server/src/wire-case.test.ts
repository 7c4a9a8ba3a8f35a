import { stockImport, stockMapping } from '@pf/contract'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fromWire, toWire } from './wire-case.ts'

const mapping = {
  sheet: 'Stock',
  headerRow: 3,
  columns: { partNumber: 0, price: 4 },
  quantities: { mainWarehouse: 5, 'Склад №1': 6 },
  decimalSigns: { '4': ',' },
  vatIncluded: true,
}
const wire = {
  sheet: 'Stock',
  header_row: 3,
  columns: { part_number: 0, price: 4 },
  quantities: { mainWarehouse: 5, 'Склад №1': 6 },
  decimal_signs: { '4': ',' },
  vat_included: true,
}

test('names change their case, names of warehouses do not', () => {
  expect(toWire(stockMapping, mapping)).toEqual(wire)
  expect(fromWire(stockMapping, wire)).toEqual(mapping)
})

test('names inside lists and optional fields change too', () => {
  const result = {
    newImport: true,
    mapping,
    rejectedRows: [{ row: 7, column: 4, title: 'Price', text: '?', reason: 'priceUnreadable' }],
  }
  expect(toWire(stockImport.result, result)).toMatchObject({
    new_import: true,
    mapping: wire,
    rejected_rows: [{ row: 7 }],
  })
  expect(fromWire(stockImport.input, { file_id: 'x', mapping: wire })).toEqual({ fileId: 'x', mapping })
})

test('a member of a union is recognised by what it parses', () => {
  const either = z.array(z.union([z.object({ oneName: z.string() }), z.object({ otherName: z.int() })]))
  expect(toWire(either, [{ otherName: 1 }, { oneName: 'x' }])).toEqual([{ other_name: 1 }, { one_name: 'x' }])
})

test('what the schema does not know stays, to be refused by it', () => {
  expect(fromWire(stockMapping, { header_rows: 3 })).toEqual({ header_rows: 3 })
  expect(fromWire(stockMapping, 'text')).toBe('text')
  expect(fromWire(stockMapping, null)).toBeNull()
})
