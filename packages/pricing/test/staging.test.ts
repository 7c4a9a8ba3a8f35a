import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { anna, resultOf } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { countRows, stockOf } from './stock-tables.ts'
import { openTestWorld } from './test-world.ts'

const mapping = { sheet: 'Stock', headerRow: 1, columns: { partNumber: 0, price: 1 }, quantities: { Moscow: 2 } }
const header = ['Артикул', 'Цена', 'МСК']

async function openWorld(wrap?: Parameters<typeof openTestWorld>[0]): Promise<PricingWorld> {
  const world = await openTestWorld(wrap)
  onTestFinished(() => world[Symbol.asyncDispose]())
  return world
}

function manyRows(count: number): string[][] {
  return [header, ...Array.from({ length: count }, (_, row) => [`A-${row % (count - 5)}`, '10', String(row % 50)])]
}

test('thousands of rows: progress never falls and ends at the end, rows of one part number meet wherever they stand', async () => {
  const seen: number[] = []
  const world = await openWorld((handlers) => ({
    ...handlers,
    stock_import: {
      ...handlers.stock_import,
      run: (run) =>
        handlers.stock_import.run({
          ...run,
          progress: (percent, message) => {
            seen.push(percent)
            run.progress(percent, message)
          },
        }),
    },
  }))
  const fileId = await world.uploadRows(manyRows(20_000))
  const result = resultOf(await world.importFile({ fileId, mapping, asOf: '2026-11-24' }))
  expect(result).toMatchObject({ read: 20_000, merged: 5, unmapped: 19_995, warehouses: [{ inserted: 19_995 }] })
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(Math.max(...seen.map((percent, index) => percent - (seen[index - 1] ?? 0)))).toBeLessThan(25)
  expect(await countRows(world.database)).toMatchObject({ staged_row: 0, stock_line: 19_995 })
})

test('a cancel in mid-import leaves nothing behind, and the stock as it was', async () => {
  const world = await openWorld()
  const first = await world.uploadRows([header, ['A-1', '10', '5']])
  resultOf(await world.importFile({ fileId: first, mapping, asOf: '2026-11-24' }))
  const before = await countRows(world.database)
  const fileId = await world.uploadRows(manyRows(60_000))
  const taskId = await world.submitImport({ fileId, mapping, asOf: '2026-11-25' })
  await vi.waitUntil(async () => (await countRows(world.database)).stock_line !== before['stock_line'], {
    timeout: 40_000,
  })
  await world.manager.cancel(taskId, anna)
  expect((await world.untilFinal(taskId)).status).toBe('cancelled')
  await expect.poll(() => countRows(world.database), { timeout: 20_000 }).toEqual(before)
  await expect.poll(() => world.leftCopies(), { timeout: 10_000 }).toEqual([])
  expect(await stockOf(world.database, 'Moscow')).toMatchObject([{ partNumber: 'A-1', quantity: '5.000' }])
})

test('an import whose stock was replaced while it was compared is staged again', async () => {
  let attempts = 0
  const world: PricingWorld = await openWorld((handlers) => ({
    ...handlers,
    stock_import: {
      ...handlers.stock_import,
      run: (run) =>
        handlers.stock_import.run({
          ...run,
          complete: async (work) => {
            attempts += 1
            // Another hand puts the first import of Moscow in force again, after the comparison and before the activation.
            if (run.input.asOf === '2026-11-26' && attempts === 3) {
              await world.database.db.execute(
                sql`update pricing.warehouse set active_import_id = (select min(id) from pricing.warehouse_import)`,
              )
            }
            return run.complete(work)
          },
        }),
    },
  }))
  const importQuantity = async (quantity: string, asOf: string) =>
    resultOf(
      await world.importFile({ fileId: await world.uploadRows([header, ['A-1', '10', quantity]]), mapping, asOf }),
    )
  await importQuantity('1', '2026-11-24')
  await importQuantity('2', '2026-11-25')
  const result = await importQuantity('1', '2026-11-26')
  expect(attempts).toBe(4)
  // Compared with what is in force now: the first import has just this line.
  expect(result.warehouses).toMatchObject([{ inserted: 0, updated: 0, unchanged: 1 }])
  expect(await countRows(world.database)).toMatchObject({ stock_import: 3, stock_line: 3, staged_row: 0 })
})

test('what a lost attempt has staged is removed by the next import, and its part numbers with it', async () => {
  const world = await openWorld()
  await world.database.db.execute(sql`
    with lost as (
      insert into pricing.stock_import (task_id, file_id, file_sha256, file_name, mapping, scope, as_of, created_by, decimal_signs, titles)
      values (gen_random_uuid(), gen_random_uuid(), '', '', '{}', 'full', '2026-11-24', 'anna', '{}', '[]') returning id
    ), part as (
      insert into pricing.warehouse_import (import_id, position, warehouse_name, name_key, activates)
      select id, 1, 'Moscow', 'MOSCOW', true from lost returning id
    ), number as (
      insert into pricing.part_number (text_key, part_number, folded_key, import_id) select 'LOST', 'Lost', 'LOST', id from lost returning id
    ), line as (
      insert into pricing.stock_line (warehouse_import_id, part_number_id, row, currency, quantity, at_least, quantity_text)
      select part.id, number.id, 1, 'RUB', 1, false, '1' from part, number
    )
    insert into pricing.staged_row (import_id, bucket, row, text_key, part_number, folded_key, quantities, at_least, quantity_texts)
    select id, 0, 1, 'LOST', 'Lost', 'LOST', '{1}', '{f}', '{1}' from lost`)
  const fileId = await world.uploadRows([header, ['A-1', '10', '5']])
  resultOf(await world.importFile({ fileId, mapping, asOf: '2026-11-24' }))
  expect(await countRows(world.database)).toMatchObject({
    stock_import: 1,
    warehouse_import: 1,
    stock_line: 1,
    part_number: 1,
    staged_row: 0,
  })
})
