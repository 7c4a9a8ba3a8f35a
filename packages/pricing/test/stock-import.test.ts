import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rejectedStockWorkbook } from '../src/pricing.ts'
import { emptyStock } from './golden/plant-stock.ts'
import { errorOf, resultOf } from './pricing-world.ts'
import type { ImportInput, PricingWorld, SheetRows } from './pricing-world.ts'
import { countRows, stockOf } from './stock-tables.ts'
import { openTestWorld } from './test-world.ts'

let world: PricingWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(() => emptyStock(world.database))

const columns = { partNumber: 0, price: 1 }
const header = ['Артикул', 'Цена', 'МСК', 'СПб']
const mapping = (quantities: Record<string, number>) => ({ sheet: 'Stock', headerRow: 1, columns, quantities })
const both = mapping({ Moscow: 2, Petersburg: 3 })
const moscow = mapping({ Moscow: 2 })

async function importRows(rows: SheetRows, input: Partial<ImportInput> = {}) {
  const fileId = await world.uploadRows([header, ...rows])
  return world.importFile({ fileId, mapping: both, asOf: '2026-11-24', ...input })
}

test('one file becomes the stock of several warehouses at once', async () => {
  const result = resultOf(
    await importRows([
      ['A-1', '10,50', '5', '>20'],
      ['A-2', '7', 'нет', '***'],
    ]),
  )
  expect(result).toMatchObject({
    newImport: true,
    read: 2,
    unmapped: 2,
    warehouses: [
      { warehouse: 'Moscow', inserted: 2, updated: 0, unchanged: 0, removed: 0, activated: true },
      { warehouse: 'Petersburg', inserted: 2, updated: 0, unchanged: 0, removed: 0, activated: true },
    ],
  })
  expect(await stockOf(world.database, 'Moscow')).toMatchObject([
    { partNumber: 'A-1', price: '10.500000', quantity: '5.000', atLeast: false },
    { partNumber: 'A-2', price: '7.000000', quantity: '0.000', atLeast: false },
  ])
  expect(await stockOf(world.database, 'Petersburg')).toMatchObject([
    { partNumber: 'A-1', quantity: '20.000', atLeast: true },
    { partNumber: 'A-2', quantity: null, atLeast: false },
  ])
  await expect.poll(() => world.leftCopies()).toEqual([])
})

test('a full file removes what it does not name; the counts of each warehouse add up to the rows read', async () => {
  await importRows([
    ['A-1', '10', '5', '1'],
    ['A-2', '20', '6', '2'],
    ['A-2', '21', '6', '2'],
    ['A-3', '30', '7', '3'],
  ])
  const result = resultOf(
    await importRows(
      [
        ['Накопители'],
        ['A-1', '10', '5', '1'],
        ['a-1', '10', '1', ''],
        ['A-9', '1O', '1', '1'],
        ['A-4', '40', '8', '4'],
      ],
      { asOf: '2026-11-25' },
    ),
  )
  expect(result).toMatchObject({ read: 5, skipped: 1, rejected: 1, merged: 1 })
  expect(result.warehouses).toMatchObject([
    { inserted: 1, updated: 1, unchanged: 0, removed: 2 },
    { inserted: 1, updated: 0, unchanged: 1, removed: 2 },
  ])
  for (const { inserted, updated, unchanged } of result.warehouses) {
    expect(inserted + updated + unchanged + result.merged + result.skipped + result.rejected).toBe(result.read)
  }
})

test('an unknown quantity and a known one make an at least', async () => {
  await importRows(
    [
      ['A-1', '10', '***', '1'],
      ['A-1', '10', '4', '1'],
    ],
    { mapping: moscow },
  )
  expect(await stockOf(world.database, 'Moscow')).toMatchObject([{ quantity: '4.000', atLeast: true }])
})

test('a partial file replaces the lines of its part numbers and keeps the others, more than once', async () => {
  await importRows([
    ['A-1', '10', '5', '1'],
    ['A-2', '20', '6', '2'],
    ['A-2', '25', '1', '2'],
  ])
  for (const [asOf, quantity] of [
    ['2026-11-25', '8'],
    ['2026-11-26', '9'],
  ] as const) {
    const result = resultOf(
      await importRows([['A-2', '20', quantity, '2']], { asOf, scope: 'partial', mapping: moscow }),
    )
    expect(result.warehouses).toMatchObject([{ inserted: 0, updated: 1, removed: 0 }])
    expect(await stockOf(world.database, 'Moscow')).toMatchObject([
      { partNumber: 'A-1', price: '10.000000', quantity: '5.000' },
      { partNumber: 'A-2', price: '20.000000', quantity: `${quantity}.000` },
    ])
  }
  // A full file after partial ones: what they kept is no longer named either.
  const full = resultOf(await importRows([['A-3', '1', '1', '']], { asOf: '2026-11-26', mapping: moscow }))
  expect(full.warehouses).toMatchObject([{ inserted: 1, removed: 2 }])
  expect(await stockOf(world.database, 'Petersburg')).toHaveLength(3)
})

test('the same file again changes nothing and tells the same figures', async () => {
  const rows = [header, ['A-1', '10', '5', '1'], ['A-2', 'x1', '5', '1'], ['Итого', '', '5', '1']]
  const fileId = await world.uploadRows(rows)
  const firstTask = await world.importFile({ fileId, mapping: both, asOf: '2026-11-24' })
  const first = resultOf(firstTask)
  const before = await countRows(world.database)
  const content = Buffer.concat(await Array.fromAsync(world.files.read(fileId)))
  const copyId = await world.uploadBytes(content, 'the same.xlsx')
  const again = resultOf(await world.importFile({ fileId: copyId, mapping: both, asOf: '2026-11-24' }))
  expect(again.sameAsTask).toBe(firstTask.id)
  expect(again).toMatchObject({ newImport: false, warehouses: [{ unchanged: 1, activated: true }, { unchanged: 1 }] })
  for (const key of [
    'read',
    'merged',
    'skipped',
    'rejected',
    'unmapped',
    'rejectedRows',
    'mapping',
    'decimalSigns',
  ] as const) {
    expect(again[key]).toEqual(first[key])
  }
  expect(await countRows(world.database)).toEqual(before)
  const partial = resultOf(await world.importFile({ fileId, mapping: both, asOf: '2026-11-24', scope: 'partial' }))
  expect(partial.newImport).toBe(true)
})

test('an older file is stored, and nothing points at it', async () => {
  await importRows([['A-1', '10', '5', '1']])
  const result = resultOf(await importRows([['A-1', '9', '4', '']], { asOf: '2026-11-20', mapping: moscow }))
  expect(result.warehouses).toMatchObject([{ updated: 1, activated: false, removed: 0 }])
  expect(await stockOf(world.database, 'Moscow')).toMatchObject([{ price: '10.000000', quantity: '5.000' }])
})

test('a warehouse is its name, compared like a vendor', async () => {
  await importRows([['A-1', '10', '5', '1']], { mapping: mapping({ 'Склад  №1': 2 }) })
  const result = resultOf(await importRows([['A-1', '10', '5', '1']], { mapping: mapping({ 'СКЛАД №1': 3 }) }))
  expect(result.warehouses).toMatchObject([{ warehouse: 'Склад  №1', updated: 1 }])
  expect((await countRows(world.database)).warehouse).toBe(1)
})

test('prices are kept net, of one piece', async () => {
  const input = { mapping: { ...moscow, vatIncluded: true, vatPercent: '20', pack: 10 } }
  await importRows([['A-1', '1 200,00', '5', '']], input)
  expect(await stockOf(world.database, 'Moscow')).toMatchObject([{ price: '100.000000' }])
})

test('a part number without a name gets the first of the next file which has one; a blank description is a choice and stays', async () => {
  const { db } = world.database
  const named = { mapping: { ...moscow, columns: { partNumber: 0, name: 1 } } }
  await importRows(
    [
      ['A-1', '', '5', ''],
      ['A-2', '', '6', ''],
      ['A-3', 'Old disk', '7', ''],
    ],
    named,
  )
  await db.execute(sql`update pricing.part_number set description = '' where part_number = 'A-2'`)
  const rows = [
    ['A-1', '', '3', ''],
    ['A-1', 'New disk', '2', ''],
    ['A-1', 'A newer disk', '1', ''],
    ['A-2', 'Memory', '6', ''],
    ['A-3', 'Another disk', '7', ''],
  ]
  // Without a part number that can be read all of it fails, and nothing is named.
  expect(errorOf(await importRows([['A-1', 'Wrong', '1O', '']], named)).code).toBe('allRejected')
  await importRows(rows, { ...named, asOf: '2026-11-25' })
  const { rows: parts } = await db.execute(
    sql`select known.description, listed.search_text from pricing.part_number known
        join pricing.unmapped_part_number listed on listed.part_number_id = known.id order by part_number`,
  )
  expect(parts).toEqual([
    { description: 'New disk', search_text: 'a-1  new disk' },
    { description: '', search_text: 'a-2  ' },
    { description: 'Old disk', search_text: 'a-3  old disk' },
  ])
})

test('without a mapping the layout is recognised', async () => {
  const fileId = await world.uploadRows([
    ['Остатки на 24.11.2026'],
    ['Артикул', 'Наименование', 'Цена, руб. с НДС 10 %', 'Склад Москва'],
    ['AB-100', 'Диск', '1 000,50', '5'],
    ['AB-101', 'Диск', '2 000,25', '15'],
    ['AB-102', 'Память', '3 000,75', '7'],
  ])
  const result = resultOf(await world.importFile({ fileId, asOf: '2026-11-24' }))
  expect(result).toMatchObject({
    read: 3,
    mapping: { headerRow: 2, columns: { partNumber: 0, name: 1, price: 2 }, vatIncluded: true, vatPercent: '10' },
  })
  const again = resultOf(await world.importFile({ fileId, asOf: '2026-11-24' }))
  expect(again.newImport).toBe(false)
})

test('a preview reads the layout and writes nothing', async () => {
  const before = await countRows(world.database)
  const fileId = await world.uploadRows([header, ['AB-100', '1 000,50', '5', '1'], ['AB-101', '7,25', '6', '2']])
  const preview = resultOf(await world.preview({ fileId }))
  expect(preview).toMatchObject({ format: 'xlsx', sheet: 'Stock', headerRow: 1, rows: 3, sheets: [{ name: 'Stock' }] })
  expect(preview.firstRows[1]).toEqual({ row: 2, cells: ['AB-100', '1 000,50', '5', '1'] })
  expect(await countRows(world.database)).toEqual(before)
  expect(errorOf(await world.preview({ fileId, sheet: 'Nowhere' }))).toMatchObject({ code: 'sheetUnknown' })
})

test('rejected rows come back as a workbook that imports after repair', async () => {
  const task = await importRows([
    ['A-1', '10', '5', '1'],
    ['00042', '1O,50', '5', '1'],
    ['Ж'.repeat(400), '12,50', '5', '1'],
    ['Ж'.repeat(401), '12,50', '5', '1'],
  ])
  expect(resultOf(task).rejectedRows).toMatchObject([
    { row: 3, column: 1, title: 'Цена', text: '1O,50', reason: 'priceUnreadable' },
    { row: 5, column: 0, title: 'Артикул', text: 'Ж'.repeat(200), reason: 'codeTooLong' },
  ])
  const workbook = await rejectedStockWorkbook(world.database.db, { taskId: task.id, language: 'en' })
  const content = Buffer.concat(await Array.fromAsync(workbook ?? []))
  const fileId = await world.uploadBytes(content, 'rejected.xlsx')
  const preview = resultOf(await world.preview({ fileId }))
  expect(preview.firstRows.map(({ cells }) => cells)).toEqual([
    [...header, 'Row', 'Column', 'Reason'],
    ['00042', '1O,50', '5', '1', '3', 'Цена', 'The price is no number'],
    ['Ж'.repeat(200), '12,50', '5', '1', '5', 'Артикул', 'The part number or vendor is too long'],
  ])
  const repaired = await world.uploadRows(
    preview.firstRows.map(({ cells }) => cells.map((cell) => cell.replace('1O,50', '10,50').slice(0, 50))),
  )
  const result = resultOf(
    await world.importFile({ fileId: repaired, mapping: both, asOf: '2026-11-24', scope: 'partial' }),
  )
  expect(result).toMatchObject({ rejected: 0, warehouses: [{ inserted: 2 }, { inserted: 2 }] })
  expect(await stockOf(world.database, 'Moscow')).toMatchObject([
    { partNumber: '00042', price: '10.500000' },
    {},
    {},
    {},
  ])
  expect(await rejectedStockWorkbook(world.database.db, { taskId: repaired, language: 'en' })).toBeNull()
})

test('rejected rows come back in Russian where that is asked for, and import as they are', async () => {
  const { id: taskId } = await importRows([
    ['A-1', '10', '5', '1'],
    ['A-2', '1O', '5', '1'],
  ])
  const workbook = await rejectedStockWorkbook(world.database.db, { taskId, language: 'ru' })
  const fileId = await world.uploadBytes(Buffer.concat(await Array.fromAsync(workbook ?? [])), 'отклонённые.xlsx')
  const preview = resultOf(await world.preview({ fileId }))
  expect(preview.firstRows.map(({ cells }) => cells)).toEqual([
    [...header, 'Строка', 'Колонка', 'Причина'],
    ['A-2', '1O', '5', '1', '3', 'Цена', 'Цена — не число'],
  ])
  const targets = preview.columns.map(({ target }) => target)
  expect(targets.slice(header.length)).toEqual(['other', 'other', 'other'])
})

test('mended rejected rows leave the rest of the stock alone, with or without a mapping, and say so', async () => {
  const titles = ['Артикул', 'Цена без НДС', 'Склад Москва']
  const first = await world.uploadRows([titles, ['A-1', '10,50', '5'], ['A-2', '7,25', '2'], ['A-3', '1O,50', '8']])
  const task = await world.importFile({ fileId: first, asOf: '2026-11-24' })
  const { mapping: recognised } = resultOf(task)
  const workbook = await rejectedStockWorkbook(world.database.db, { taskId: task.id, language: 'ru' })
  const content = Buffer.concat(await Array.fromAsync(workbook ?? []))
  const { firstRows } = resultOf(await world.preview({ fileId: await world.uploadBytes(content, 'rejected.xlsx') }))
  const mended = (price: string) => firstRows.map(({ cells }) => cells.map((cell) => cell.replace('1O,50', price)))
  const fixed = { ...recognised, headerRow: 1 }
  for (const [price, input] of [
    ['11,50', {}],
    ['12,50', { mapping: fixed }],
  ] as const) {
    const fileId = await world.uploadRows(mended(price))
    expect(resultOf(await world.preview({ fileId })).warnings).toMatchObject([{ code: 'rejectedRows' }])
    const result = resultOf(await world.importFile({ fileId, asOf: '2026-11-24', ...input }))
    expect(result).toMatchObject({ newImport: true, scope: 'partial', warnings: [{ code: 'rejectedRows' }] })
    const again = resultOf(await world.importFile({ fileId, asOf: '2026-11-24', ...input }))
    expect(again).toMatchObject({ newImport: false, scope: 'partial', warnings: [{ code: 'rejectedRows' }] })
    expect(await stockOf(world.database, 'Склад Москва')).toMatchObject([
      { partNumber: 'A-1', price: '10.500000' },
      { partNumber: 'A-2' },
      { partNumber: 'A-3', price: `${price.replace(',', '.')}0000` },
    ])
  }
  const fileId = await world.uploadRows(mended('13,50'))
  const whole = resultOf(await world.importFile({ fileId, asOf: '2026-11-24', scope: 'full' }))
  expect(whole).toMatchObject({ scope: 'full', warnings: [], warehouses: [{ removed: 2 }] })
})

test('rejected rows of long texts come back piece by piece, none left out', async () => {
  const note = 'x'.repeat(30_000)
  const task = await importRows([
    ['A-1', '10', '5', '1'],
    ...Array.from({ length: 9 }, (_, row) => [`B-${row}`, '1O', '5', '1', ...Array.from({ length: 20 }, () => note)]),
  ])
  expect(resultOf(task)).toMatchObject({ read: 10, rejected: 9 })
  const workbook = await rejectedStockWorkbook(world.database.db, { taskId: task.id, language: 'en' })
  const fileId = await world.uploadBytes(Buffer.concat(await Array.fromAsync(workbook ?? [])), 'rejected.xlsx')
  expect(resultOf(await world.preview({ fileId }))).toMatchObject({ rows: 10 })
})

test('a download of rejected rows that are removed meanwhile fails instead of lacking them', async () => {
  const task = await importRows([
    ['A-1', '10', '5', '1'],
    ['A-2', '1O', '5', '1'],
    ['A-3', '1O', '5', '1'],
  ])
  await world.database.db.execute(sql`delete from pricing.rejected_row where row = 4`)
  const workbook = await rejectedStockWorkbook(world.database.db, { taskId: task.id, language: 'en' })
  await expect(Array.fromAsync(workbook ?? [])).rejects.toThrow('Of 2 rejected rows')
})

test('lines and rejected rows of imports superseded twice are removed, their counts stay', async () => {
  const tasks: string[] = []
  for (const day of ['20', '21', '22', '23', '24']) {
    const rows = [
      ['A-1', '10', day, '1'],
      ['A-2', '1O', day, '1'],
    ]
    tasks.push((await importRows(rows, { asOf: `2026-11-${day}`, mapping: moscow })).id)
  }
  const { warehouse_import: imports, stock_line: lines } = await countRows(world.database)
  expect(imports).toBe(5)
  const downloads = await Promise.all(
    tasks.map((id) => rejectedStockWorkbook(world.database.db, { taskId: id, language: 'en' })),
  )
  expect(downloads.map((workbook) => workbook !== null)).toEqual([false, true, true, true, true])
  for (const workbook of downloads) workbook?.destroy()
  // The active one, the two before it, and the one that was superseded since the last import began.
  expect(lines).toBe(4)
})
