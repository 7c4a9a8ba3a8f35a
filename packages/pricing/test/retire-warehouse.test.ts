import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listWarehouses, retireWarehouse } from '../src/pricing.ts'
import { emptyStock } from './golden/plant-stock.ts'
import { anna, resultOf } from './pricing-world.ts'
import type { ImportInput, PricingWorld, SheetRows } from './pricing-world.ts'
import { stockOf } from './stock-tables.ts'
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

test('a warehouse that is retired has no stock and is not listed, until an import names it again; what nobody saw stays', async () => {
  const { db } = world.database
  const rows = [['A-1', '10', '5', '1']]
  const first = await importRows(rows)
  const second = await importRows([['A-1', '11', '5', '1']], { mapping: moscow })
  const [known] = await listWarehouses(db)
  const id = known?.id ?? 0
  expect(await retireWarehouse(db, anna, { id, taskId: first.id })).toBe(false)
  expect(await retireWarehouse(db, anna, { id, taskId: second.id })).toBe(true)
  expect(await retireWarehouse(db, anna, { id, taskId: second.id })).toBe(false)
  expect(await listWarehouses(db)).toMatchObject([{ name: 'Petersburg' }])
  expect(await stockOf(world.database, 'Moscow')).toEqual([])
  // Also with the day and the file that it had before.
  const again = resultOf(await importRows(rows, { mapping: mapping({ moscow: 2 }) }))
  expect(again).toMatchObject({ newImport: true, warehouses: [{ warehouse: 'Moscow', inserted: 1, activated: true }] })
  expect(await listWarehouses(db)).toMatchObject([{ name: 'Moscow', id }, { name: 'Petersburg' }])
})

test('an import that a retirement overtakes is repeated against the stock that is there then', async () => {
  const task = await importRows([['A-1', '10', '5', '1']], { mapping: moscow })
  const [warehouse] = await listWarehouses(world.database.db)
  await world.database.db.execute(sql`
    create function pricing.retire_meanwhile() returns trigger language plpgsql as $$ begin
      update pricing.warehouse set active_import_id = null; return null; end $$`)
  await world.database.db.execute(sql`
    create trigger retire_meanwhile after insert on pricing.stock_line for each statement
      when (pg_trigger_depth() = 0) execute function pricing.retire_meanwhile()`)
  try {
    const result = resultOf(await importRows([['A-2', '10', '5', '1']], { mapping: moscow, scope: 'partial' }))
    expect(result.warehouses).toMatchObject([{ inserted: 1, activated: true }])
    expect(await stockOf(world.database, 'Moscow')).toMatchObject([{ partNumber: 'A-2' }])
  } finally {
    await world.database.db.execute(sql`drop function pricing.retire_meanwhile() cascade`)
  }
  expect(await retireWarehouse(world.database.db, anna, { id: warehouse?.id ?? 0, taskId: task.id })).toBe(false)
})

test('an import that would change nothing brings its stock back where that is retired before it ends', async () => {
  const retiring: { taskId: string; id: number }[] = []
  await using own = await openTestWorld((handlers) => ({
    ...handlers,
    stock_import: {
      ...handlers.stock_import,
      run: (run) =>
        handlers.stock_import.run({
          ...run,
          complete: async (work) => {
            for (const stock of retiring) await retireWarehouse(own.database.db, anna, stock)
            return run.complete(work)
          },
        }),
    },
  }))
  const fileId = await own.uploadRows([header, ['A-1', '10', '5', '1']])
  const first = await own.importFile({ fileId, mapping: moscow, asOf: '2026-11-24', scope: 'full' })
  const [warehouse] = await listWarehouses(own.database.db)
  retiring.push({ id: warehouse?.id ?? 0, taskId: first.id })
  const again = await own.importFile({ fileId, mapping: moscow, asOf: '2026-11-24', scope: 'full' })
  expect(resultOf(again)).toMatchObject({ newImport: true, warehouses: [{ inserted: 1, activated: true }] })
  expect(await stockOf(own.database, 'Moscow')).toMatchObject([{ partNumber: 'A-1' }])
})
