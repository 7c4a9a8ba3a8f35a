import { exportFormats } from '@pf/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plantLots } from './book-tables.ts'
import { emptyMappings, mappingsOf } from './mapping-tables.ts'
import { resultOf } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

let world: PricingWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

/** No survey of what was before goes on. */
async function emptied(): Promise<void> {
  await world.untilIdle()
  await emptyMappings(world.database)
}

const header = [
  'Part number',
  'Vendor',
  'LOT',
  'Ignored',
  'Primary',
  'Description',
  'Replaced by',
  'Replacement vendor',
]

test('an export has a row for each part number, mapped or not, in the words of its language', async () => {
  await emptied()
  await plantLots(world.database, [{ lot: 'CPU' }])
  const fileId = await world.uploadRows([
    header,
    ['00042', 'AMD', 'CPU', '', '', 'EPYC; tray', 'N', '-'],
    ['N', '', 'CPU', 'yes'],
    ['M', 'W', '', '', '', '', '00042', 'AMD'],
  ])
  expect(resultOf(await world.importMappings({ fileId }))).toMatchObject({ inserted: 3, rejected: 0 })
  const exported = resultOf(await world.exportMappings({ format: 'csv', language: 'ru' }))
  expect(exported).toMatchObject({ name: 'mappings-2026-11-26.csv', rows: 3 })
  const content = Buffer.concat(await Array.fromAsync(world.files.read(exported.fileId))).toString()
  expect(content.split('\r\n')).toEqual([
    '\ufeffПартномер;Вендор;LOT;Игнорировать;Основной;Описание;Замена;Вендор замены',
    '00042;AMD;CPU;;да;"EPYC; tray";N;-',
    'M;W;;;;;00042;AMD',
    'N;;CPU;да;;;;',
    '',
  ])
})

const partNumbers = ['00042', '1.5SMC68CA', '=A1', '-', 'x y', 'Ж-1', '"q"', '1,5']
const vendors = [null, 'AMD', 'Micron; Inc.', 'Ёлка']
const keyOf = ({ name, vendor }: { name: string; vendor: string | null }) => `${name}|${vendor}`
const drawnRow = fc.record({
  name: fc.constantFrom(...partNumbers),
  vendor: fc.constantFrom(...vendors),
  lot: fc.constantFrom('CPU', 'MEM', null),
  ignored: fc.boolean(),
  description: fc.constantFrom('', 'one\n"two"; three', '  5" disk'.trim()),
  replacedBy: fc.option(fc.record({ name: fc.constantFrom(...partNumbers), vendor: fc.constantFrom(...vendors) })),
})

test('whatever the mappings are, an export imports as unchanged, and into a system without part numbers as the same', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(drawnRow, { selector: keyOf, minLength: 1, maxLength: 12 }),
      fc.constantFrom(...exportFormats),
      fc.constantFrom('en', 'ru'),
      async (drawn, format, language) => {
        await emptied()
        await plantLots(world.database, [{ lot: 'CPU' }, { lot: 'MEM' }])
        const rows = drawn.map(({ name, vendor, lot, ignored, description, replacedBy }, index) => {
          // Only to a later one, so that there are no circles.
          const later = drawn
            .slice(index + 1)
            .find((other) => replacedBy !== null && keyOf(other) === keyOf(replacedBy))
          const replacement = later === undefined ? [] : [later.name, later.vendor ?? '-']
          return [name, vendor, lot, ignored ? 'yes' : null, null, description, ...replacement]
        })
        const planted = await world.importMappings({ fileId: await world.uploadRows([header, ...rows]) })
        expect(resultOf(planted)).toMatchObject({ inserted: drawn.length, rejected: 0 })
        const before = (await mappingsOf(world.database)).toSorted()
        const { fileId } = resultOf(await world.exportMappings({ format, language }))
        expect(resultOf(await world.importMappings({ fileId }))).toMatchObject({
          unchanged: drawn.length,
          rejected: 0,
          decisionId: null,
        })
        await emptied()
        await plantLots(world.database, [{ lot: 'CPU' }, { lot: 'MEM' }])
        expect(resultOf(await world.importMappings({ fileId }))).toMatchObject({ inserted: drawn.length, rejected: 0 })
        expect((await mappingsOf(world.database)).toSorted()).toEqual(before)
      },
    ),
    { numRuns: 5 },
  )
})

const threeHundred = (lot: string) => Array.from({ length: 300 }, (_, number) => [`P-${number}`, '', lot])

test('of two imports at the same time each is whole, and the second knows what the first has done', async () => {
  await emptied()
  await plantLots(world.database, [{ lot: 'CPU' }, { lot: 'MEM' }])
  const ends = await Promise.all(
    ['CPU', 'MEM'].map(async (lot) =>
      resultOf(await world.importMappings({ fileId: await world.uploadRows([header, ...threeHundred(lot)]) })),
    ),
  )
  expect(ends.map(({ inserted, updated }) => inserted + updated)).toEqual([300, 300])
  expect(ends.map(({ inserted }) => inserted).toSorted((a, b) => a - b)).toEqual([0, 300])
  const lots = new Set((await mappingsOf(world.database)).map((mapping) => mapping.split(' ')[2]))
  expect(lots.size).toBe(1)
})
