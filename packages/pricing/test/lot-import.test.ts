import type { LotRejectionReason } from '@pf/contract'
import type { CellValue } from '@pf/spreadsheet'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lockMappings } from '../src/part-number/lock-mappings.ts'
import { rejectedListWorkbook } from '../src/pricing.ts'
import { emptyBooks } from './book-tables.ts'
import { lotsOf, plantLotRows } from './lot-tables.ts'
import { errorOf, resultOf } from './pricing-world.ts'
import type { PricingWorld, SheetRows } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

let world: PricingWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(() => emptyBooks(world.database))

const header = ['LOT', 'Category', 'Description', 'Kind', 'Item', 'Quantity']

async function importRows(rows: SheetRows, titles: readonly CellValue[] = header) {
  return world.importLots({ fileId: await world.uploadRows([titles, ...rows], 'lots.xlsx') })
}
const taken = async (rows: SheetRows, titles?: readonly CellValue[]) => resultOf(await importRows(rows, titles))

test('components and bundles of a file are made, changed and left by their names', async () => {
  const rows = [
    ['CPU', 'Processors', 'EPYC', 'component'],
    ['MEM', 'Memory'],
    ['SERVER', 'Servers', '2U', 'bundle', 'CPU', 2],
    ['SERVER', '', '', '', 'MEM', '2,5'],
    ['EMPTY', '', '', 'bundle'],
  ]
  expect(await taken(rows)).toMatchObject({ read: 5, skipped: 0, rejected: 0, inserted: 4, updated: 0, unchanged: 0 })
  expect(await lotsOf(world.database)).toEqual([
    'CPU|Processors|EPYC|component v1',
    'EMPTY|||bundle v1',
    'MEM|Memory||component v1',
    'SERVER|Servers|2U|bundle v1: 2.000 CPU, 2.500 MEM',
  ])
  expect(await taken(rows)).toMatchObject({ inserted: 0, updated: 0, unchanged: 4 })
  expect(
    await taken([
      ['SERVER', 'Servers', '2U', 'bundle', 'MEM', 3],
      ['MEM', 'Memory'],
      ['DISK', 'Disks', '', 'компонент'],
    ]),
  ).toMatchObject({ inserted: 1, updated: 1, unchanged: 1 })
  expect(await lotsOf(world.database)).toEqual([
    'CPU|Processors|EPYC|component v1',
    'DISK|Disks||component v1',
    'EMPTY|||bundle v1',
    'MEM|Memory||component v1',
    'SERVER|Servers|2U|bundle v2: 3.000 MEM',
  ])
})

test('a column that is not there changes nothing, a blank cell of one that is there clears', async () => {
  await plantLotRows(world, [
    ['CPU', 'Processors', 'EPYC'],
    ['SERVER', 'Servers', '2U', '', 'CPU', '2'],
  ])
  expect(await taken([['SERVER', 'Racks']], ['Имя', 'Категория'])).toMatchObject({ updated: 1 })
  expect(await lotsOf(world.database)).toContain('SERVER|Racks|2U|bundle v2: 2.000 CPU')
  expect(await taken([['SERVER', '']], ['LOT', 'Описание'])).toMatchObject({ updated: 1 })
  expect(await lotsOf(world.database)).toContain('SERVER|Racks||bundle v3: 2.000 CPU')
  expect(await taken([['SERVER', 'component']], ['LOT', 'Kind'])).toMatchObject({ updated: 1 })
  expect(await lotsOf(world.database)).toContain('SERVER|Racks||component v4')
})

test('kinds are exchanged within one file: a bundle becomes an item, an item a bundle', async () => {
  await plantLotRows(world, [
    ['A', '', '', 'component'],
    ['B', '', '', '', 'A', '1'],
  ])
  expect(
    await taken([
      ['A', '', '', 'bundle', 'B', 4],
      ['B', '', '', 'component'],
    ]),
  ).toMatchObject({ updated: 2, rejected: 0 })
  expect(await lotsOf(world.database)).toEqual(['A|||bundle v2: 4.000 B', 'B|||component v2'])
})

test('kinds are changed after who decides about part numbers, who may look at LOTs in any order', async () => {
  await plantLotRows(world, [['CPU'], ['MEM']])
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const deciding = world.database.transaction(async (tx) => {
    await lockMappings(tx)
    await tx.execute(sql`select from pricing.lot where name = 'MEM' for key share`)
    begin()
    const waits = sql`select from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`
    await expect.poll(async () => (await tx.execute(waits)).rows.length, { timeout: 20_000 }).toBeGreaterThan(0)
    await tx.execute(sql`select from pricing.lot where name = 'CPU' for key share nowait`)
  })
  await begun
  const importing = importRows(['CPU', 'MEM'].map((name) => [name, '', '', 'bundle']))
  await deciding
  expect(resultOf(await importing)).toMatchObject({ updated: 2 })
})

test.for<[string, SheetRows, [row: number, title: string, reason: LotRejectionReason][]]>([
  ['no name', [['', 'Memory']], [[2, 'LOT', 'nameMissing']]],
  ['a name of 101 characters', [['x'.repeat(101)]], [[2, 'LOT', 'nameUnusable']]],
  ['a name as long as a cell', [['Ж'.repeat(32_000)]], [[2, 'LOT', 'nameUnusable']]],
  ['a name of two lines', [['a\nb']], [[2, 'LOT', 'nameUnusable']]],
  ['a damaged name', [['1,23E+12']], [[2, 'LOT', 'nameDamaged']]],
  ['a description of 10 001 characters', [['A', '', 'x'.repeat(10_001)]], [[2, 'Description', 'descriptionTooLong']]],
  ['a kind that is none', [['A', '', '', 'pair']], [[2, 'Kind', 'kindUnknown']]],
  ['a quantity in words', [['B', '', '', '', 'CPU', 'two']], [[2, 'Quantity', 'quantityWrong']]],
  ['a quantity of zero', [['B', '', '', '', 'CPU', 0]], [[2, 'Quantity', 'quantityWrong']]],
  ['a negative quantity', [['B', '', '', '', 'CPU', '-1']], [[2, 'Quantity', 'quantityWrong']]],
  ['an open quantity', [['B', '', '', '', 'CPU', '> 5']], [[2, 'Quantity', 'quantityWrong']]],
  ['no quantity', [['B', '', '', '', 'CPU']], [[2, 'Quantity', 'quantityWrong']]],
  ['a quantity of 16 digits', [['B', '', '', '', 'CPU', '1'.repeat(16)]], [[2, 'Quantity', 'quantityWrong']]],
  ['a quantity that may be thousands', [['B', '', '', '', 'CPU', '1,125']], [[2, 'Quantity', 'quantityAmbiguous']]],
  ['an item that is not there', [['B', '', '', '', 'GPU', 1]], [[2, 'Item', 'itemUnknown']]],
  ['a bundle in a bundle', [['B', '', '', '', 'SERVER', 1]], [[2, 'Item', 'itemIsBundle']]],
  ['itself as an item', [['CPU', '', '', '', 'CPU', 1]], [[2, 'Item', 'itemIsItself']]],
  ['an item of a component', [['B', '', '', 'component', 'CPU', 1]], [[2, 'Item', 'itemOfComponent']]],
  ['an item of bundles that becomes one', [['CPU', '', '', 'bundle']], [[2, 'Kind', 'itemOfBundles']]],
  [
    'an item twice',
    [
      ['B', '', '', '', 'CPU', 1],
      ['B', '', '', '', 'CPU', 2],
    ],
    [
      [2, 'Item', 'itemTwice'],
      [3, 'Item', 'itemTwice'],
    ],
  ],
  [
    'a name twice with differing content',
    [
      ['A', 'x', '', 'component'],
      ['A', 'y', '', 'component'],
    ],
    [
      [2, 'Category', 'differs'],
      [3, 'Category', 'differs'],
    ],
  ],
  [
    'a bundle in a bundle of the same file, and what depends on it',
    [
      ['RACK', '', '', '', 'SHELF', 1],
      ['RACK', '', '', '', 'CPU', 1],
      ['SHELF', '', '', '', 'CPU', 1],
    ],
    [
      [2, 'Item', 'itemIsBundle'],
      [3, 'LOT', 'otherRow'],
    ],
  ],
  [
    'an item that is rejected itself',
    [
      ['RACK', '', '', '', 'FAN', 1],
      ['FAN', '', '', 'whatever'],
    ],
    [
      [2, 'Item', 'itemUnknown'],
      [3, 'Kind', 'kindUnknown'],
    ],
  ],
])('%s is a rejected row, and the rest is saved', async ([, rows, expected]) => {
  await plantLotRows(world, [['CPU'], ['SERVER', '', '', '', 'CPU', '2']])
  const before = await lotsOf(world.database)
  const result = await taken([...rows, ['ONE_MORE']])
  expect(result.rejectedRows.map(({ row, title, reason }) => [row, title, reason])).toEqual(expected)
  expect(result).toMatchObject({ read: rows.length + 1, skipped: 0, rejected: expected.length })
  const after = await lotsOf(world.database)
  expect(after).toContain('ONE_MORE|||component v1')
  expect(after).toEqual(expect.arrayContaining(before))
})

test('what is rejected stays as it is, and so does what relies on its change', async () => {
  await plantLotRows(world, [['CPU'], ['OLD', '', '', '', 'CPU', '1']])
  // OLD was to give up CPU, but stays as it is: so CPU can't become a bundle, nor hold FAN.
  const result = await taken([['OLD', '', '', '', 'FAN', 'many'], ['CPU', '', '', 'bundle', 'FAN', 1], ['FAN']])
  expect(result.rejectedRows.map(({ row, reason }) => [row, reason])).toEqual([
    [2, 'quantityWrong'],
    [3, 'itemOfBundles'],
  ])
  expect(await lotsOf(world.database)).toEqual([
    'CPU|||component v1',
    'FAN|||component v1',
    'OLD|||bundle v1: 1.000 CPU',
  ])
})

test('rejected rows come back as a workbook that imports after repair', async () => {
  const titles = [...header, 'Note']
  const task = await importRows(
    [
      ['CPU', '', '', '', '', '', 'fine'],
      ['KIT', 'Kits', 'one', 'bundle', 'CPU', 1.125, 'first'],
      ['KIT', '', '', '', 'CPO', '2', 'second'],
    ],
    titles,
  )
  const { titles: read, rejected } = resultOf(task)
  const workbook = await rejectedListWorkbook(world.database.db, {
    taskId: task.id,
    titles: read,
    rejected,
    language: 'en',
  })
  const content = Buffer.concat(await Array.fromAsync(workbook ?? []))
  const { firstRows } = resultOf(
    await world.previewList({ fileId: await world.uploadBytes(content, 'rejected.xlsx'), list: 'lots' }),
  )
  expect(firstRows.map(({ cells }) => cells)).toEqual([
    [...titles, 'Row', 'Column', 'Reason'],
    [
      'KIT',
      'Kits',
      'one',
      'bundle',
      'CPU',
      '1.1250',
      'first',
      '3',
      'LOT',
      'Another row of the same name or part number is rejected',
    ],
    ['KIT', '', '', '', 'CPO', '2', 'second', '4', 'Item', 'There is no such LOT, or it is rejected too'],
  ])
  const repaired = firstRows.map(({ cells }) => cells.map((cell) => (cell === 'CPO' ? 'MEM' : cell)))
  const fileId = await world.uploadRows([...repaired, ['MEM']])
  expect(resultOf(await world.importLots({ fileId }))).toMatchObject({ rejected: 0, inserted: 2 })
  expect(await lotsOf(world.database)).toContain('KIT|Kits|one|bundle v1: 1.125 CPU, 2.000 MEM')
})

test('the layout is found below a letterhead, in Russian and in csv, or is what a person chose', async () => {
  const csv =
    'Справочник;;\r\nНаименование;Кол-во;Позиция\r\nДиск;;\r\nПолка;2,5;Диск\r\nНаименование;Кол-во;Позиция\r\n'
  const fileId = await world.uploadBytes(Buffer.from(csv), 'lots.csv')
  expect(resultOf(await world.previewList({ fileId, list: 'lots' }))).toMatchObject({
    format: 'csv',
    headerRow: 2,
    rows: 3,
    columns: [{ target: 'name' }, { target: 'quantity' }, { target: 'item' }],
  })
  expect(resultOf(await world.importLots({ fileId }))).toMatchObject({ read: 3, skipped: 1, inserted: 2 })
  expect(await lotsOf(world.database)).toEqual(['Диск|||component v1', 'Полка|||bundle v1: 2.500 Диск'])
  const layout = { sheet: '', headerRow: 3, columns: { name: 2, description: 0 } }
  expect(resultOf(await world.importLots({ fileId, layout }))).toMatchObject({ read: 2, updated: 1, inserted: 1 })
  expect(await lotsOf(world.database)).toContain('Диск||Полка|component v2')
})

test('a file that is no list of LOTs ends the task, and nothing is written', async () => {
  const before = await lotsOf(world.database)
  expect(errorOf(await importRows([['1', '2']], ['Price', 'Stock']))).toMatchObject({
    code: 'headerNotFound',
    text: expect.stringContaining('No header row was recognised in sheet "Stock"'),
  })
  expect(errorOf(await importRows([['A', 'B']], ['LOT', 'Item']))).toMatchObject({ code: 'headerNotFound' })
  expect(errorOf(await importRows([]))).toMatchObject({ code: 'noRows' })
  const binary = await world.uploadBytes(Buffer.from([0, 1, 2, 3]), 'lots.xlsx')
  expect(errorOf(await world.importLots({ fileId: binary }))).toMatchObject({ code: 'fileUnreadable' })
  expect(await lotsOf(world.database)).toEqual(before)
})

test('rejected rows that are older than 30 days are gone when the next import ends', async () => {
  await importRows([['']].concat([['', 'x']]))
  await importRows([['', 'x']])
  await world.database.db.execute(sql`update pricing.rejected_list_row set rejected_at = now() - interval '31 days'`)
  await importRows([['A']])
  const { rows } = await world.database.db.execute(sql`select from pricing.rejected_list_row`)
  expect(rows).toEqual([])
})
