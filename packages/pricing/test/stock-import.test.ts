import { afterAll, beforeAll, expect, test } from 'vitest'
import { resultOf } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { stockOf } from './stock-tables.ts'
import { openTestWorld } from './test-world.ts'

let world: PricingWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const mapping = (quantities: Record<string, number>) => ({
  sheet: 'Stock',
  headerRow: 1,
  columns: { partNumber: 0, price: 1 },
  quantities,
})

test('a file becomes the stock of its warehouse', async () => {
  const fileId = await world.uploadRows([
    ['Артикул', 'Цена', 'МСК'],
    ['A-1', '10,50', '5'],
    ['A-2', '7', '>12'],
  ])
  const result = resultOf(await world.importFile({ fileId, mapping: mapping({ MSK: 2 }), asOf: '2026-11-24' }))
  expect(result).toMatchObject({
    newImport: true,
    read: 2,
    unmapped: 2,
    warehouses: [{ inserted: 2, activated: true }],
  })
  expect(await stockOf(world.database, 'MSK')).toMatchObject([
    { partNumber: 'A-1', price: '10.500000', quantity: '5.000', atLeast: false },
    { partNumber: 'A-2', price: '7.000000', quantity: '12.000', atLeast: true },
  ])
})
