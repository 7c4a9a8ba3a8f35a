import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { partNumberKey } from '../src/import-file/reading.ts'
import { insertBook, stageBook } from '../src/part-number-book/stage-book.ts'
import { emptyBooks, plantImport, plantLots, plantPartNumbers } from './book-tables.ts'
import type { PlantedPartNumber, ViewItem } from './book-tables.ts'
import { expandSlowly } from './expand-slowly.ts'
import { anna } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

let world: PricingWorld
let underWay: number
let completed: number

beforeAll(async () => {
  world = await openTestWorld()
  underWay = await plantImport(world.database, { completed: false })
  completed = await plantImport(world.database, { completed: true })
})
afterAll(() => world[Symbol.asyncDispose]())

const plain = ['CPU', 'RAM', 'SSD']
const bundles = ['KIT', 'SERVER']

const lots = fc.record(
  Object.fromEntries(
    bundles.map((bundle) => [
      bundle,
      fc.array(fc.record({ lot: fc.constantFrom(...plain), quantity: fc.integer({ min: 1, max: 9 }).map(String) }), {
        maxLength: 3,
      }),
    ]),
  ),
)

const partNumber = fc.record({
  // Two spellings of one text are one text.
  partNumber: fc.constantFrom('A-1', 'a-1', 'B 2', 'C3', 'Ж-4'),
  vendor: fc.constantFrom(null, 'AMD', 'Intel'),
  lot: fc.constantFrom(null, ...plain, ...bundles),
  ignored: fc.boolean(),
  primary: fc.boolean(),
  description: fc.constantFrom('', 'one', 'two'),
  found: fc.constantFrom('before', 'completed', 'underWay'),
})

/** As the tables hold them: a (text, vendor) once, at most one primary a LOT, which is not ignored. */
function storable(drawn: readonly (PlantedPartNumber & { found: string })[]) {
  const keys = new Set<string>()
  const primaries = new Set<string>()
  return drawn.flatMap((each) => {
    const key = JSON.stringify(partNumberKey(each.partNumber, each.vendor ?? null))
    if (keys.has(key)) return []
    keys.add(key)
    const { lot = null } = each
    const primary = each.primary === true && each.ignored !== true && lot !== null && !primaries.has(lot)
    if (primary) primaries.add(lot)
    return [{ ...each, primary }]
  })
}

const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted()

test('the rows and what is left out are those of the rule told slowly, whatever is mapped', async () => {
  const { database } = world
  await fc.assert(
    fc.asyncProperty(lots, fc.array(partNumber, { maxLength: 12 }), async (bundled, drawn) => {
      const planted = [
        ...plain.map((lot) => ({ lot })),
        ...Object.entries(bundled).map(([lot, items]) => ({ lot, items })),
      ]
      const partNumbers = storable(drawn)
      await emptyBooks(database)
      await plantLots(database, planted)
      await plantPartNumbers(
        database,
        partNumbers.map(({ found, ...rest }) => ({
          ...rest,
          importId: found === 'before' ? null : found === 'completed' ? completed : underWay,
        })),
      )
      const expected = expandSlowly(
        planted,
        partNumbers.filter(({ found }) => found !== 'underWay'),
      )

      const bookId = await insertBook(database.db, { taskId: randomUUID(), createdAt: new Date(), createdBy: anna })
      const staged = await stageBook(database, bookId, {
        signal: new AbortController().signal,
        onRead: () => undefined,
        onWritten: () => undefined,
      })
      const { rows } = await database.db.execute<ViewItem>(sql`
        select part_number as partnumber, lot_name, trim_scale(quantity)::text as quantity, is_primary as is_primary_pn, description
        from pricing.part_number_book_item where book_id = ${bookId}`)
      expect(sorted(rows)).toEqual(sorted(expected.items))
      expect(staged.itemCount).toBe(expected.items.length)
      expect(staged.partNumbers).toBe(new Set(expected.items.map(({ partnumber }) => partnumber)).size)
      expect(sorted(staged.leftOut.named)).toEqual(sorted(expected.leftOut))
      expect(staged.leftOut.ambiguous + staged.leftOut.emptyBundle).toBe(expected.leftOut.length)
    }),
    { numRuns: 60 },
  )
})
