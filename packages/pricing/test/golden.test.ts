import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { judgeStockCase } from './golden/judge-stock-case.ts'
import { parseStockCases } from './golden/stock-case.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

const file = path.join(import.meta.dirname, '../../../../shared/golden/stock-import.json')
const isThere = existsSync(file)
if (!isThere) console.warn(`Golden cases of stock import are skipped: there is no ${file}`)

describe.skipIf(!isThere)('worked examples of stock import, through file store, engine and worker', () => {
  const cases = isThere ? parseStockCases(readFileSync(file, 'utf8')) : []
  let world: PricingWorld
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  test('there are 28 of them', () => expect(cases).toHaveLength(28))

  test.each(cases)('$name', async (golden) => {
    const { expected, actual } = await judgeStockCase(world, golden)
    expect(actual).toEqual(expected)
  })
})
