import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { StockQuery } from '@pf/contract'
import { openSpreadsheet } from '@pf/spreadsheet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listStock, listWarehouses, rejectedRowsWorkbook } from '../src/pricing.ts'
import { createPricingWorld } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { runImport } from './run-import.ts'

const taskId = randomUUID()
const mapping = {
  sheet: 'Stock',
  headerRow: 1,
  columns: { partNumber: 0, vendor: 1, name: 2, price: 3 },
  quantities: { Москва: 4, 'Санкт-Петербург': 5 },
}
let world: PricingWorld

beforeAll(async () => {
  world = await createPricingWorld()
  const fileId = await world.uploadRows([
    ['Артикул', 'Вендор', 'Наименование', 'Цена', 'Москва', 'СПб'],
    ['C-3', 'AMD', 'Процессор EPYC', '300,50', '5', '0'],
    ['A-1', 'Micron', 'Память 100% новая', '100,00', '>10', '2'],
    ['B-2', '', 'Диск', '', '***', '-1'],
    ['D-4', 'AMD', 'Кабель', '1,00', 'много штук 5 6', '1'],
  ])
  await runImport(world, { fileId, asOf: '2026-11-20', mapping }, { taskId })
})
afterAll(() => world[Symbol.asyncDispose]())

const partNumbersOf = async (query: StockQuery) =>
  (await listStock(world.database.db, query)).lines.map(({ partNumber, warehouse }) => `${partNumber} ${warehouse}`)

describe('the stock of all warehouses', () => {
  test('has a line for each part number and warehouse, with quantity, price and day', async () => {
    const { lines, total } = await listStock(world.database.db, {
      search: 'epyc',
      warehouseIds: [await idOf('Москва')],
    })
    expect(total).toBe(1)
    expect(lines[0]).toMatchObject({
      partNumber: 'C-3',
      vendor: 'AMD',
      name: 'Процессор EPYC',
      lot: null,
      quantity: '5.000',
      price: '300.500000',
      currency: 'RUB',
      asOf: '2026-11-20',
    })
  })

  test.each<[string, StockQuery, string[]]>([
    [
      'inStock',
      { inStock: true, sort: 'partNumber' },
      ['A-1 Москва', 'A-1 Санкт-Петербург', 'B-2 Москва', 'C-3 Москва'],
    ],
    ['not inStock', { inStock: false }, ['B-2 Санкт-Петербург', 'C-3 Санкт-Петербург']],
    ['search by words in any order', { search: 'НОВАЯ micron', inStock: true }, ['A-1 Москва', 'A-1 Санкт-Петербург']],
    [
      'search takes a percent sign as it is',
      { search: '100%', sort: 'warehouse' },
      ['A-1 Москва', 'A-1 Санкт-Петербург'],
    ],
    ['price, highest first', { sort: 'price', descending: true, search: 'c-3' }, ['C-3 Санкт-Петербург', 'C-3 Москва']],
    ['mapped', { mapped: true }, []],
  ])('is filtered and sorted by %s', async (_name, query, expected) => {
    const found = await partNumbersOf(query)
    expect(query.sort === undefined ? found.toSorted() : found).toHaveLength(expected.length)
    expect(new Set(found)).toEqual(new Set(expected))
  })

  test.each(['partNumber', 'vendor', 'warehouse', 'quantity', 'price'] as const)(
    'comes in pages by %s that name each line once, in both directions',
    async (sort) => {
      for (const descending of [false, true]) {
        const whole = await partNumbersOf({ sort, descending })
        const paged: string[] = []
        let cursor: StockQuery['cursor']
        do {
          const page = await listStock(world.database.db, { sort, descending, limit: 2, cursor })
          expect(page.total).toBe(6)
          paged.push(...page.lines.map(({ partNumber, warehouse }) => `${partNumber} ${warehouse}`))
          cursor = page.nextCursor ?? undefined
        } while (cursor !== undefined)
        expect(paged).toEqual(whole)
      }
    },
  )
})

test('warehouses tell which import is their stock', async () => {
  expect(await listWarehouses(world.database.db)).toMatchObject([
    { name: 'Москва', asOf: '2026-11-20', taskId, fileName: 'stock.xlsx', lines: 3 },
    { name: 'Санкт-Петербург', lines: 3 },
  ])
})

test('rejected rows come as a sheet with their original cells, row, column and reason', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'rejected-'))
  try {
    const workbook = await rejectedRowsWorkbook(world.database.db, taskId)
    if (workbook === null) throw new Error('The import has a rejected row')
    const file = path.join(folder, 'rejected.xlsx')
    await writeFile(file, await buffer(workbook))
    await using sheet = await openSpreadsheet(file)
    const rows: string[][] = []
    for await (const batch of sheet.readSheet('Rejected rows'))
      rows.push(...batch.map(({ cells }) => cells.map(({ text }) => text)))
    expect(rows).toEqual([
      ['Артикул', 'Вендор', 'Наименование', 'Цена', 'Москва', 'СПб', 'Row', 'Column', 'Reason'],
      ['D-4', 'AMD', 'Кабель', '1,00', 'много штук 5 6', '1', '5', 'Москва', 'The quantity is no number'],
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
  expect(await rejectedRowsWorkbook(world.database.db, randomUUID())).toBeNull()
})

async function idOf(name: string): Promise<number> {
  return (await listWarehouses(world.database.db)).find((warehouse) => warehouse.name === name)?.id ?? -1
}
