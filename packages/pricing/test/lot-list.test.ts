import type { LotQuery } from '@pf/contract'
import type { Database } from '@pf/database'
import { createTestDatabase } from '@pf/database/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLot, listLotCategories, listLots } from '../src/pricing.ts'
import { preparePricing } from './pricing-world.ts'

let database: Database
beforeAll(async () => {
  database = await createTestDatabase({ name: 'pricing', prepare: preparePricing })
  const make = async (name: string, category: string, description = '') =>
    (await createLot(database, { name, category, description })).id
  const cpu = await make('CPU_AMD_9354', 'CPU', 'EPYC 9354, 32 ядра, 100% новый')
  const memory = await make('MEM_64G', 'Память', 'Ёмкость 64 GB')
  await make('SSD_1', 'Накопитель')
  await make('CABLE', '')
  await createLot(database, {
    name: 'SERVER_1',
    category: 'Сервер',
    isBundle: true,
    items: [
      { lotId: cpu, quantity: '2' },
      { lotId: memory, quantity: '16' },
    ],
  })
  await createLot(database, { name: 'EMPTY_BUNDLE', category: 'Сервер', isBundle: true })
  await database.db.execute(sql`
    insert into pricing.part_number (text_key, part_number, folded_key, lot_id, is_ignored)
    values ('100-1', '100-1', '1001', ${cpu}, false), ('100-2', '100-2', '1002', ${cpu}, false), ('100-3', '100-3', '1003', ${cpu}, true)`)
})
afterAll(() => database[Symbol.asyncDispose]())

const list = async (query: LotQuery = {}) => listLots(database.db, query)

test('a row tells all the table shows', async () => {
  const { lots, total, nextCursor } = await list({ search: 'epyc' })
  expect({ total, nextCursor }).toEqual({ total: 1, nextCursor: null })
  expect(lots[0]).toEqual({
    id: expect.any(Number),
    name: 'CPU_AMD_9354',
    category: 'CPU',
    description: 'EPYC 9354, 32 ядра, 100% новый',
    isBundle: false,
    items: 0,
    partNumbers: 2,
  })
  expect((await list({ search: 'server_1' })).lots).toMatchObject([{ isBundle: true, items: 2, partNumbers: 0 }])
})

test.for<{ what: string; query: LotQuery; names: string[] }>([
  { what: 'any part of the description, in any case', query: { search: 'ЁМКОСТЬ' }, names: ['MEM_64G'] },
  { what: 'part of a category', query: { search: 'накопит' }, names: ['SSD_1'] },
  { what: 'signs that patterns use as themselves', query: { search: '100%' }, names: ['CPU_AMD_9354'] },
  { what: 'a category', query: { category: 'Сервер' }, names: ['EMPTY_BUNDLE', 'SERVER_1'] },
  { what: 'what has no category', query: { category: '' }, names: ['CABLE'] },
  { what: 'bundles', query: { kind: 'bundle' }, names: ['EMPTY_BUNDLE', 'SERVER_1'] },
  { what: 'components of a category', query: { kind: 'component', category: 'CPU' }, names: ['CPU_AMD_9354'] },
  { what: 'nothing', query: { search: 'nothing' }, names: [] },
])('the list finds $what', async ({ query, names }) => {
  const page = await list(query)
  expect(page.lots.map(({ name }) => name)).toEqual(names)
  expect(page.total).toBe(names.length)
})

test.for<{ sort: 'name' | 'category'; all: string[] }>([
  { sort: 'name', all: ['CABLE', 'CPU_AMD_9354', 'EMPTY_BUNDLE', 'MEM_64G', 'SERVER_1', 'SSD_1'] },
  { sort: 'category', all: ['CABLE', 'CPU_AMD_9354', 'SSD_1', 'MEM_64G', 'EMPTY_BUNDLE', 'SERVER_1'] },
])('pages by $sort join without gap or repetition, in both directions', async ({ sort, all }) => {
  // Of pages of one LOT each, every two neighbours are on different ones.
  for (const [descending, limit] of [
    [false, 1],
    [true, 1],
    [false, 4],
  ] as const) {
    const seen: string[] = []
    let cursor: LotQuery['cursor']
    do {
      const page = await list({ sort, descending, limit, ...(cursor && { cursor }) })
      expect(page.total).toBe(6)
      seen.push(...page.lots.map(({ name }) => name))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(descending ? all.toReversed() : all)
  }
})

test('categories are listed once each, none for those without one', async () => {
  expect(await listLotCategories(database.db)).toEqual(['CPU', 'Накопитель', 'Память', 'Сервер'])
})
