import { expect, test } from 'vitest'
import { stockMapping } from '@pf/contract'
import { detectLayout } from './layout.ts'
import { mappingFromLayout } from './layout-mapping.ts'
import { sheetSource, textRows } from './testing/rows.ts'

async function recognise(...rows: string[][]) {
  return mappingFromLayout(await detectLayout(sheetSource({ name: 'Прайс', rows: textRows(rows) }), {}))
}

test('a layout without questions is a mapping that the contract takes', async () => {
  const result = await recognise(
    ['Артикул', 'Бренд', 'Наименование', 'Цена, USD с НДС', 'Остаток Москва', 'Остаток СПб'],
    ['A-1', 'AMD', 'Процессор EPYC', '10,50', '1', '2'],
    ['A-2', 'Intel', 'Процессор Xeon', '7,25', '3', '4'],
  )
  const mapping = {
    sheet: 'Прайс',
    headerRow: 1,
    columns: { partNumber: 0, vendor: 1, name: 2, price: 3 },
    quantities: { Москва: 4, СПб: 5 },
    decimalSigns: {},
    currency: 'USD',
    vatIncluded: true,
    vatPercent: '20',
    pack: 1,
  }
  expect(result).toEqual({ mapping })
  expect(stockMapping.parse(mapping)).toEqual(mapping)
})

test('a name is the code where there is no article; a file that names no warehouse has one of its own', async () => {
  expect(await recognise(['Наименование', 'Остаток'], ['Процессор EPYC', '1'], ['Процессор Xeon', '2'])).toMatchObject({
    mapping: { columns: { name: 0 }, quantities: { Main: 1 }, currency: 'RUB', vatIncluded: false },
  })
})

test.each<{ name: string; rows: string[][]; refusal: object }>([
  {
    name: 'no header',
    rows: [
      ['1', '2'],
      ['3', '4'],
    ],
    refusal: { code: 'headerNotFound', params: { sheet: 'Прайс' } },
  },
  {
    name: 'prices alone',
    rows: [
      ['Артикул', 'Наименование', 'Цена'],
      ['A-1', 'Процессор', '1'],
      ['A-2', 'Память', '2'],
    ],
    refusal: { code: 'noQuantities', params: {} },
  },
  {
    name: 'two prices',
    rows: [
      ['Артикул', 'Цена опт', 'Цена розн', 'Остаток'],
      ['A-1', '1', '2', '3'],
      ['A-2', '1', '2', '3'],
    ],
    refusal: { code: 'mappingUnclear', params: { what: 'price', columns: 'Цена опт, Цена розн' } },
  },
  {
    name: 'an open decimal sign',
    rows: [
      ['Артикул', 'Цена', 'Остаток'],
      ['A-1', '1', '3'],
      ['A-2', '1,250', '3'],
    ],
    refusal: { code: 'decimalSignUnknown', params: { column: 'Цена', example: '1,250' } },
  },
])('refused: $name', async ({ rows, refusal }) => expect(await recognise(...rows)).toEqual({ refusal }))
