import { expect, test } from 'vitest'
import { stockMapping } from '@pf/contract'
import { detectLayout } from './layout.ts'
import { mappingFromLayout } from './layout-mapping.ts'
import type { PriceBasis } from './layout-mapping.ts'
import { sheetSource, textRows } from './testing/rows.ts'

const basis = { baseCurrency: 'RUB' }

async function recognise(rows: string[][], said: Partial<PriceBasis> = {}) {
  const layout = await detectLayout(sheetSource({ name: 'Прайс', rows: textRows(rows) }), {})
  return mappingFromLayout(layout, { ...basis, ...said })
}

test('a layout without questions is a mapping that the contract takes', async () => {
  const result = await recognise([
    ['Артикул', 'Бренд', 'Наименование', 'Цена, USD с НДС', 'Остаток Москва', 'Остаток СПб'],
    ['A-1', 'AMD', 'Процессор EPYC', '10,50', '1', '2'],
    ['A-2', 'Intel', 'Процессор Xeon', '7,25', '3', '4'],
  ])
  const mapping = {
    sheet: 'Прайс',
    headerRow: 1,
    columns: { partNumber: 0, vendor: 1, name: 2, price: 3 },
    quantities: { Москва: 4, СПб: 5 },
    decimalSigns: {},
    currency: 'USD',
    vatIncluded: true,
    vatPercent: '22',
    pack: 1,
  }
  expect(result).toEqual({ mapping })
  expect(stockMapping.parse(mapping)).toEqual(mapping)
})

test('a name is the code where there is no article; a file that names no warehouse has one of its own', async () => {
  const rows = [
    ['Наименование', 'Остаток'],
    ['Процессор EPYC', '1'],
    ['Процессор Xeon', '2'],
  ]
  expect(await recognise(rows)).toMatchObject({
    mapping: { columns: { name: 0 }, quantities: { Main: 1 }, currency: 'RUB', vatIncluded: false },
  })
})

const priced = (title: string) => [
  ['Артикул', title, 'Остаток'],
  ['A-1', '10,50', '1'],
  ['A-2', '7,25', '3'],
]

test('VAT is what the file says, its percentage too, unless somebody says another; it is never assumed', async () => {
  expect(await recognise(priced('Цена с НДС 10 %'))).toMatchObject({ mapping: { vatIncluded: true, vatPercent: '10' } })
  expect(await recognise(priced('Цена с НДС 10 %'), { vat: 'none' })).toMatchObject({ mapping: { vatIncluded: false } })
  expect(await recognise(priced('Цена без НДС'), { vat: '7.5' })).toMatchObject({
    mapping: { vatIncluded: true, vatPercent: '7.5' },
  })
  const refusal = { code: 'vatUnknown', params: { column: 'Цена' } }
  expect(await recognise(priced('Цена'))).toEqual({ refusal })
  expect(await recognise(priced('Цена'), { vat: 'none' })).toMatchObject({ mapping: { vatIncluded: false } })
  expect(await recognise(priced('Цена'), { vat: '22' })).toMatchObject({
    mapping: { vatIncluded: true, vatPercent: '22' },
  })
})

test('a file that names no currency is in the base currency', async () => {
  expect(await recognise(priced('Цена без НДС'), { baseCurrency: 'KZT' })).toMatchObject({
    mapping: { currency: 'KZT' },
  })
})

test('texts of any length are shown cut, and a warehouse of such a name is one that the contract takes', async () => {
  const rows = [
    ['', '', `Магазин Северный${' очень'.repeat(5_000)}`, 'Магазин Южный'],
    ['Артикул', 'Цена без НДС', 'Остаток', 'Остаток'],
    ['A-1', '10,50', '1', '2', 'x'.repeat(30_000)],
    ['A-2', '7,25', '3', '4'],
  ]
  const started = performance.now()
  const layout = await detectLayout(sheetSource({ rows: textRows(rows) }), { headerRow: 2 })
  expect(performance.now() - started).toBeLessThan(1_000)
  const result = mappingFromLayout(layout, basis)
  if (!('mapping' in result)) throw new Error(JSON.stringify(result))
  expect(stockMapping.parse(result.mapping)).toEqual(result.mapping)
  expect(Object.values(result.mapping.quantities)).toEqual([2, 3])
  const shown = [...layout.columns.map(({ title }) => title), ...layout.firstRows.flatMap(({ cells }) => cells)]
  expect(Math.max(...shown.map(({ length }) => length))).toBe(200)
})

test('a refusal names some of many candidates', async () => {
  const titles = Array.from({ length: 100 }, (_, column) => `Остаток на ${column} ${'число '.repeat(15)}`)
  const quantities = titles.map(() => '5')
  const result = await recognise([
    ['Артикул', ...titles],
    ['A-1', ...quantities],
    ['A-2', ...quantities],
  ])
  if (!('refusal' in result)) throw new Error(JSON.stringify(result))
  expect(result.refusal.code).toBe('mappingUnclear')
  expect(JSON.stringify(result.refusal).length).toBeLessThan(5_000)
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
])('refused: $name', async ({ rows, refusal }) => expect(await recognise(rows)).toEqual({ refusal }))
