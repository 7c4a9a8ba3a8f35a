import { exportFormats } from '@pf/contract'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLot } from '../src/pricing.ts'
import { emptyBooks } from './book-tables.ts'
import { lotsOf, plantLotRows } from './lot-tables.ts'
import { resultOf } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

let world: PricingWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(() => emptyBooks(world.database))

test('an export is a file of its own with a row a LOT, of a bundle a row an item, in the words of its language', async () => {
  await plantLotRows(world, [
    ['CPU', 'Processors', 'EPYC "9354", tray'],
    ['SRV', 'Servers', '2U', '', 'CPU', '2'],
    ['SRV', '', '', '', 'MEM', '1.1250'],
    ['MEM'],
    ['NONE', '', '', 'bundle'],
  ])
  const result = resultOf(await world.exportLots({ format: 'csv', language: 'ru' }))
  expect(result).toMatchObject({ name: 'lots-2026-11-26.csv', rows: 5 })
  expect(await world.files.info(result.fileId)).toMatchObject({ name: 'lots-2026-11-26.csv', ownerId: 'anna' })
  const content = Buffer.concat(await Array.fromAsync(world.files.read(result.fileId))).toString()
  expect(content.split('\r\n')).toEqual([
    '\ufeffLOT;Категория;Описание;Вид;Позиция;Количество',
    'CPU;Processors;"EPYC ""9354"", tray";компонент;;',
    'MEM;;;компонент;;',
    'NONE;;;комплект;;',
    'SRV;Servers;2U;комплект;CPU;2',
    'SRV;;;комплект;MEM;"1,1250"',
    '',
  ])
  await expect.poll(() => world.leftCopies()).toEqual([])
})

/** What a LOT's texts may be: nothing that is trimmed away, nothing that XML can't hold. */
const text = (maxLength: number) =>
  fc
    .string({ unit: 'grapheme', maxLength })
    .map((drawn) => drawn.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim())
    .filter((drawn) => drawn.length <= maxLength)
const lots = fc.uniqueArray(
  fc.record({
    name: fc.oneof(text(30), fc.constantFrom('00042', '1e5', '=1+1', 'LOT', '-', '1,5')).filter((name) => name !== ''),
    category: text(10),
    description: fc.oneof(text(40), fc.constant('one\n"two"; three\r\nfour')),
    items: fc.array(
      fc.tuple(
        fc.nat({ max: 7 }),
        fc.oneof(fc.bigInt({ min: 1n, max: 9_999n }), fc.bigInt({ min: 1n, max: 999_999_999_999_999_999n })),
      ),
    ),
    isBundle: fc.boolean(),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 8 },
)

test('whatever the LOTs are, an export imports as unchanged, and into an empty system as the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      lots,
      fc.constantFrom(...exportFormats),
      fc.constantFrom('en', 'ru'),
      async (drawn, format, language) => {
        await emptyBooks(world.database)
        const ids: number[] = []
        for (const { name, category, description } of drawn.filter(({ isBundle }) => !isBundle))
          ids.push((await createLot(world.database, { name, category, description })).id)
        for (const { name, category, description, items } of drawn.filter(({ isBundle }) => isBundle)) {
          const wanted = new Map(
            items.flatMap(([at, thousandths]) => (ids[at] === undefined ? [] : [[ids[at], thousandths]])),
          )
          await createLot(world.database, {
            name,
            category,
            description,
            isBundle: true,
            items: [...wanted].map(([lotId, thousandths]) => ({
              lotId,
              quantity: `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, '0')}`,
            })),
          })
        }
        const before = await lotsOf(world.database)
        const { fileId } = resultOf(await world.exportLots({ format, language }))
        const counts = { rejected: 0, updated: 0, skipped: 0 }
        expect(resultOf(await world.importLots({ fileId }))).toMatchObject({
          ...counts,
          inserted: 0,
          unchanged: drawn.length,
        })
        await emptyBooks(world.database)
        expect(resultOf(await world.importLots({ fileId }))).toMatchObject({ ...counts, inserted: drawn.length })
        expect(await lotsOf(world.database)).toEqual(before)
      },
    ),
    { numRuns: 6 },
  )
})

test('an export shows one moment: what is saved meanwhile is in none of its pages', async () => {
  await world.database.db.execute(sql`
    insert into pricing.lot (name) select 'L' || lpad(n::text, 5, '0') from generate_series(1, 3000) n`)
  const exporting = world.exportLots({ format: 'csv' })
  const saving = (async () => {
    for (let number = 150; number <= 3000; number += 150)
      await createLot(world.database, { name: `L${String(number).padStart(5, '0')}x` })
  })()
  const { rows, fileId } = resultOf(await exporting)
  await saving
  const content = Buffer.concat(await Array.fromAsync(world.files.read(fileId))).toString()
  const added = [...content.matchAll(/^L(\d+)x,/gm)].map(([, number]) => Number(number))
  // Saved one after the other: none is missing before one that is there.
  expect(added).toEqual(Array.from({ length: rows - 3000 }, (_, index) => 150 * (index + 1)))
})
