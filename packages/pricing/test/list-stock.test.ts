import { sql } from 'drizzle-orm'
import type { StockQuery } from '@pf/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listStock, listWarehouses } from '../src/pricing.ts'
import { resultOf } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

let world: PricingWorld
beforeAll(async () => {
  world = await openTestWorld()
  const rows = [
    ['Артикул', 'Наименование', 'Вендор', 'Цена', 'МСК', 'СПб'],
    ['SSD-100', 'Накопитель 100% новый', 'Samsung', '10,50', '5', 'нет'],
    ['SSD-101', 'Накопитель_2', 'Kioxia', '', '>20', '***'],
    ['MEM-7', 'Память Ёлка', '', '7', '-1', '2'],
  ]
  const fileId = await world.uploadRows(rows, 'остатки.xlsx')
  const mapping = {
    sheet: 'Stock',
    headerRow: 1,
    columns: { partNumber: 0, name: 1, vendor: 2, price: 3 },
    quantities: { Москва: 4, Абакан: 5 },
  }
  resultOf(await world.importFile({ fileId, mapping, asOf: '2026-11-20' }))
  const newer = await world.uploadRows(rows)
  resultOf(
    await world.importFile({ fileId: newer, mapping: { ...mapping, quantities: { Москва: 4 } }, asOf: '2026-11-24' }),
  )
  await world.database.db.execute(sql`
    with made as (insert into pricing.lot (name) values ('SSD_SAMSUNG_100') returning id)
    update pricing.part_number set lot_id = made.id from made where text_key = 'SSD-100'`)
})
afterAll(() => world[Symbol.asyncDispose]())

const list = async (query: StockQuery = {}) => listStock(world.database.db, query)
const briefly = async (query: StockQuery) =>
  (await list(query)).lines.map(({ partNumber, warehouse }) => `${partNumber} ${warehouse}`)

test('a line tells all the table shows', async () => {
  const { lines, total, nextCursor } = await list({ search: 'samsung' })
  expect({ total, nextCursor }).toEqual({ total: 2, nextCursor: null })
  expect(lines[1]).toEqual({
    id: expect.stringMatching(/^\d+$/),
    partNumber: 'SSD-100',
    vendor: 'Samsung',
    name: 'Накопитель 100% новый',
    state: 'mapped',
    lot: { id: expect.any(Number), name: 'SSD_SAMSUNG_100' },
    warehouse: 'Москва',
    quantity: '5.000',
    atLeast: false,
    price: '10.500000',
    currency: 'RUB',
    asOf: '2026-11-24',
  })
})

test.for<{ what: string; query: StockQuery; total: number }>([
  { what: 'any part of the name, in any case', query: { search: 'ЁЛКА' }, total: 2 },
  { what: 'signs that patterns use as themselves', query: { search: '100%' }, total: 2 },
  { what: 'an underscore as itself', query: { search: 'накопитель_' }, total: 2 },
  { what: 'what is in stock, unknown amounts included', query: { inStock: true }, total: 4 },
  { what: 'what is not in stock', query: { inStock: false }, total: 2 },
  { what: 'what waits for a LOT', query: { mapped: false }, total: 4 },
  { what: 'what has a LOT', query: { mapped: true, inStock: true }, total: 1 },
  { what: 'nothing', query: { search: 'nothing' }, total: 0 },
])('the list finds $what', async ({ query, total }) => {
  const page = await list(query)
  expect(page.total).toBe(total)
  expect(page.lines).toHaveLength(total)
})

test('warehouses are listed by name with what is active there, and narrow the list', async () => {
  const warehouses = await listWarehouses(world.database.db)
  expect(warehouses).toMatchObject([
    { name: 'Абакан', asOf: '2026-11-20', fileName: 'остатки.xlsx', lines: 3 },
    { name: 'Москва', asOf: '2026-11-24', fileName: 'stock.xlsx', lines: 3 },
  ])
  expect(warehouses[0]?.activatedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  const [abakan] = warehouses
  expect((await list({ warehouseIds: [abakan?.id ?? 0] })).lines.map(({ warehouse }) => warehouse)).toEqual([
    'Абакан',
    'Абакан',
    'Абакан',
  ])
})

test.for<{ sort: NonNullable<StockQuery['sort']>; first: string[] }>([
  { sort: 'partNumber', first: ['MEM-7 Абакан', 'MEM-7 Москва', 'SSD-100 Абакан'] },
  { sort: 'vendor', first: ['MEM-7 Абакан', 'MEM-7 Москва', 'SSD-101 Абакан'] },
  { sort: 'warehouse', first: ['SSD-100 Абакан', 'SSD-101 Абакан', 'MEM-7 Абакан'] },
  { sort: 'quantity', first: ['MEM-7 Москва', 'SSD-100 Абакан', 'MEM-7 Абакан'] },
  { sort: 'price', first: ['MEM-7 Абакан', 'MEM-7 Москва', 'SSD-100 Абакан'] },
])('pages by $sort join without gap or repetition, in both directions', async ({ sort, first }) => {
  const all = await briefly({ sort })
  expect(new Set(all.slice(0, 3))).toEqual(new Set(first))
  expect(all).toHaveLength(6)
  for (const descending of [false, true]) {
    const seen: string[] = []
    let cursor: StockQuery['cursor']
    do {
      const page = await list({ sort, descending, limit: 2, ...(cursor && { cursor }) })
      expect(page.total).toBe(6)
      seen.push(...page.lines.map(({ partNumber, warehouse }) => `${partNumber} ${warehouse}`))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(descending ? all.toReversed() : all)
  }
})
