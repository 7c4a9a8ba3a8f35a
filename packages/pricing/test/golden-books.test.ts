import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseBookCases } from './golden/book-case.ts'
import { judgeBookCase } from './golden/judge-book-case.ts'
import { judgeRetentionCase, parseRetentionCases } from './golden/retention-case.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

const folder = path.join(import.meta.dirname, '../../../../shared/golden')
const isThere = existsSync(path.join(folder, 'books.json'))
if (!isThere) console.warn(`Golden cases of books and their retention are skipped: there is no ${folder}/books.json`)
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')

describe.skipIf(!isThere)('worked examples of part-number books, through tables, engine, worker and views', () => {
  const cases = isThere ? parseBookCases(read('books.json')) : []
  let world: PricingWorld
  beforeAll(async () => {
    world = await openTestWorld()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  test('there are 14 of them', () => expect(cases).toHaveLength(14))

  test.each(cases)('$name', async (golden) => {
    const { expected, actual } = await judgeBookCase(world, golden)
    expect(actual).toEqual(expected)
  })
})

describe.skipIf(!isThere)('worked examples of the retention of books', () => {
  const cases = isThere ? parseRetentionCases(read('retention.json')) : []

  test('there are 18 of them', () => expect(cases).toHaveLength(18))

  test.each(cases)('$name', (golden) => {
    const { expected, actual } = judgeRetentionCase(golden)
    expect(actual).toEqual(expected)
  })
})
