import { randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorOf, setTaskTime } from './pricing-world.ts'
import type { ImportInput, PricingWorld, SheetRows } from './pricing-world.ts'
import { countRows } from './stock-tables.ts'
import { openTestWorld } from './test-world.ts'

let world: PricingWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const mapping = { sheet: 'Stock', headerRow: 1, columns: { partNumber: 0, price: 1 }, quantities: { Moscow: 2 } }
const header = ['Артикул', 'Цена', 'МСК']
const goods = ['A-1', '10', '5']

interface BadFile {
  readonly what: string
  readonly code: string
  readonly text: RegExp
  readonly rows?: SheetRows
  readonly bytes?: () => Uint8Array
  readonly input?: Partial<ImportInput>
}

test.for<BadFile>([
  { what: 'an empty file', code: 'fileUnreadable', text: /empty/i, bytes: () => Buffer.alloc(0) },
  {
    what: 'a file that is not what its name says',
    code: 'fileUnreadable',
    text: /csv|text/i,
    bytes: () => Buffer.from('a;b\n1;2\n'),
  },
  {
    what: 'random bytes',
    code: 'fileUnreadable',
    text: /\./,
    bytes: () => Buffer.concat([Buffer.from([0, 255, 254, 0]), randomBytes(500)]),
  },
  {
    what: 'an unknown sheet',
    code: 'sheetUnknown',
    text: /"Price".*"Stock"/,
    rows: [header, goods],
    input: { mapping: { ...mapping, sheet: 'Price' } },
  },
  { what: 'a file that is gone', code: 'fileGone', text: /Upload it again/, input: { fileId: randomUUID() } },
  {
    what: 'a header row below the table',
    code: 'headerRowMissing',
    text: /row 9/,
    rows: [header, goods],
    input: { mapping: { ...mapping, headerRow: 9 } },
  },
  {
    what: 'a column that is not there',
    code: 'columnMissing',
    text: /Column H/,
    rows: [header, goods],
    input: { mapping: { ...mapping, quantities: { Moscow: 7 } } },
  },
  { what: 'a table without goods', code: 'noRows', text: /no row of goods/i, rows: [header, ['Итого', '', '5']] },
  {
    what: 'a table in which nothing can be read',
    code: 'allRejected',
    text: /2 rows.*row 2/,
    rows: [header, ['A-1', '1O', '1'], ['A-2', '2O', '1']],
  },
  {
    what: 'an open decimal sign',
    code: 'decimalSignUnknown',
    text: /Цена.*1,250/,
    rows: [header, ['A-1', '1,250', '1'], ['A-2', '2,125', '1']],
  },
  {
    what: 'a warehouse named twice',
    code: 'warehouseTwice',
    text: /moscow/i,
    rows: [header, goods],
    input: { mapping: { ...mapping, columns: { partNumber: 0 }, quantities: { Moscow: 1, ' moscow': 2 } } },
  },
  {
    what: 'a day after today',
    code: 'asOfInFuture',
    text: /2026-11-27.*2026-11-26/,
    rows: [header, goods],
    input: { asOf: '2026-11-27' },
  },
  {
    what: 'no recognisable header',
    code: 'headerNotFound',
    text: /header/i,
    rows: [
      ['x', 'y'],
      ['z', 'w'],
    ],
    input: { mapping: undefined },
  },
  {
    what: 'a price file',
    code: 'noQuantities',
    text: /price file/,
    rows: [
      ['Артикул', 'Цена'],
      ['AB-100', '10,50'],
      ['AB-101', '12,50'],
    ],
    input: { mapping: undefined },
  },
])('$what ends the task with $code and leaves no partial stock', async ({ code, text, rows, bytes, input }) => {
  const before = await countRows(world.database)
  const fileId = bytes ? await world.uploadBytes(bytes(), 'stock.xlsx') : await world.uploadRows(rows ?? [])
  const task = await world.importFile({ fileId, mapping, asOf: '2026-11-24', ...input })
  const error = errorOf(task)
  expect(error.code).toBe(code)
  expect(error.text).toMatch(text)
  await expect.poll(() => countRows(world.database), { timeout: 10_000 }).toEqual(before)
  await expect.poll(() => world.leftCopies()).toEqual([])
})

test('today is the day of the task in the business time zone, not of the machine', async () => {
  await setTaskTime(world.database, '2026-11-26T20:59:00Z')
  const fileId = await world.uploadRows([header, goods])
  expect(errorOf(await world.importFile({ fileId, mapping, asOf: '2026-11-27' })).code).toBe('asOfInFuture')
  await setTaskTime(world.database, '2026-11-26T21:00:00Z')
  expect((await world.importFile({ fileId, mapping, asOf: '2026-11-27' })).status).toBe('completed')
})

test('a temporary folder that was cleared away is made again', async () => {
  await rm(world.tempDir, { recursive: true })
  const fileId = await world.uploadRows([header, goods])
  expect((await world.preview({ fileId })).status).toBe('completed')
  expect(await world.leftCopies()).toEqual([])
})
