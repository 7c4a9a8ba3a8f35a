import type { DecisionOutcome, PartNumberErrorCode } from '@pf/contract'
import type { Database } from '@pf/database'
import { createTestDatabase } from '@pf/database/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { lockMappings } from '../src/part-number/lock-mappings.ts'
import { decideSeen, describePartNumber, mapSeen, setPrimary, setReplacedBy } from '../src/pricing.ts'
import { emptyBooks, plantImport, plantLots, plantPartNumbers } from './book-tables.ts'
import { lotsWithoutOnePrimary, storedPartNumbers } from './part-number-tables.ts'
import { anna, preparePricing } from './pricing-world.ts'

const boris = { ...anna, id: 'boris', name: 'Boris' }

let database: Database
beforeAll(async () => {
  database = await createTestDatabase({ name: 'pricing', prepare: preparePricing })
})
afterAll(() => database[Symbol.asyncDispose]())
beforeEach(async () => {
  await emptyBooks(database)
  await plantLots(database, [{ lot: 'CPU' }, { lot: 'RAM' }])
  await plantPartNumbers(database, [{ partNumber: 'C-1' }, { partNumber: 'C-2' }, { partNumber: 'C-3', vendor: 'AMD' }])
})

const cpu = 1
const ram = 2
const seen = (id: number, version = 1) => ({ id, version })
const map = (id: number, lotId: number, version = 1) => mapSeen(database, anna, { items: [{ id, version, lotId }] })
const describeFirst = (description: string) => describePartNumber(database, anna, { ...seen(1), description })
const replace = (id: number, replacedById: number | null, version = 1) =>
  setReplacedBy(database, anna, { ...seen(id, version), replacedById })
const stored = () => storedPartNumbers(database)

/** Expects a decision to be refused with this code and to leave everything as it was. */
async function refused(
  work: () => Promise<DecisionOutcome>,
  code: PartNumberErrorCode,
  message: string,
): Promise<void> {
  const before = await stored()
  await expect(work()).rejects.toMatchObject({ code, message: expect.stringContaining(message) })
  expect(await stored()).toEqual(before)
}

test('the first part number of a LOT becomes its primary one; who decided, when and how is told', async () => {
  const { decisionId, decided, partNumbers } = await map(1, cpu)
  expect(decided).toBe(1)
  expect(partNumbers).toMatchObject([
    {
      id: 1,
      state: 'mapped',
      lot: { id: cpu, name: 'CPU' },
      isPrimary: true,
      version: 2,
      decision: { id: decisionId, kind: 'map', how: 'single', by: 'Anna', taskId: null },
    },
  ])
  expect((await map(2, cpu)).partNumbers).toMatchObject([{ isPrimary: false }])
})

test('the primary one that leaves its LOT, or is ignored, is followed by another', async () => {
  await mapSeen(database, anna, { items: [1, 2, 3].map((id) => ({ id, version: 1, lotId: cpu })) })
  expect(await stored()).toMatchObject([{ isPrimary: true }, { isPrimary: false }, { isPrimary: false }])
  await map(1, ram, 2)
  expect(await stored()).toMatchObject([{ isPrimary: true, lot: 'RAM' }, { isPrimary: true }, { isPrimary: false }])
  await decideSeen(database, anna, { kind: 'ignore', input: { items: [seen(2, 2)] } })
  expect(await stored()).toMatchObject([{}, { isPrimary: false, isIgnored: true, lot: 'CPU' }, { isPrimary: true }])
  await decideSeen(database, anna, { kind: 'unmap', input: { items: [seen(3, 2)] } })
  expect(await stored()).toMatchObject([{}, { isPrimary: false }, { isPrimary: false, lot: null }])
  await decideSeen(database, anna, { kind: 'unignore', input: { items: [seen(2, 3)] } })
  expect(await stored()).toMatchObject([{}, { isPrimary: true, lot: 'CPU' }, {}])
  expect(await lotsWithoutOnePrimary(database)).toEqual([])
})

test('a part number is made primary: the one that was steps down', async () => {
  await map(1, cpu)
  await map(2, cpu)
  const { decided } = await setPrimary(database, anna, seen(2, 2))
  expect(decided).toBe(2)
  expect(await stored()).toMatchObject([{ isPrimary: false, version: 3 }, { isPrimary: true, version: 3 }, {}])
})

test('of two who decide about one part number the second is told who decided what, and nothing is overwritten', async () => {
  await mapSeen(database, boris, { items: [{ id: 1, version: 1, lotId: ram }] })
  await refused(() => map(1, cpu), 'decidedMeanwhile', 'Boris decided about C-1 first (map RAM')
  const ends = await Promise.allSettled([map(2, cpu), map(2, ram)])
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('what cannot be is refused in words', async () => {
  await refused(() => map(9, cpu), 'partNumberNotFound', 'There is no part number 9')
  await refused(() => map(1, 7), 'mappedLotMissing', 'There is no LOT 7')
  await refused(
    () => mapSeen(database, anna, { items: [cpu, ram].map((lotId) => ({ id: 1, version: 1, lotId })) }),
    'partNumberTwice',
    'C-1 is named twice',
  )
  const decide = (kind: 'unmap' | 'unignore' | 'later', id: number, version = 1) =>
    decideSeen(database, anna, { kind, input: { items: [seen(id, version)] } })
  await refused(() => decide('unmap', 1), 'notMapped', 'C-1 has no LOT')
  await refused(() => decide('unignore', 1), 'notIgnored', 'C-1 is not ignored')
  await refused(() => setPrimary(database, anna, seen(1)), 'notMapped', 'C-1 has no LOT')
  await map(1, cpu)
  await refused(() => decide('later', 1, 2), 'alreadyDecided', 'C-1 is mapped or ignored already')
  await decideSeen(database, anna, { kind: 'ignore', input: { items: [seen(1, 2)] } })
  await refused(() => setPrimary(database, anna, seen(1, 3)), 'isIgnored', 'C-1 is ignored')
})

test('a description holds 10 000 characters, whatever they are, and not one more', async () => {
  await refused(() => describeFirst('😀'.repeat(10_001)), 'descriptionTooLong', 'has 10001 characters')
  await describeFirst('😀'.repeat(10_000))
  expect((await stored())[0]?.description).toHaveLength(20_000)
})

test('replacements are a chain without circles; the one replaced keeps its LOT', async () => {
  await map(1, cpu)
  await replace(1, 2, 2)
  await replace(2, 3)
  expect(await stored()).toMatchObject([{ lot: 'CPU', isPrimary: true, replacedById: 2 }, { replacedById: 3 }, {}])
  await refused(() => replace(3, 1), 'replacedInCircle', 'C-1 is itself replaced')
  await refused(() => replace(3, 3), 'replacedByItself', 'C-3 cannot replace itself')
  await refused(() => replace(3, 99), 'partNumberNotFound', 'There is no part number 99')
  expect((await replace(2, null, 2)).partNumbers).toMatchObject([{ replacedBy: null }])
  await replace(3, 1)
})

test('a part number of an import under way is there for nobody', async () => {
  const importId = await plantImport(database, { completed: false })
  await plantPartNumbers(database, [{ partNumber: 'LATER', importId }])
  await refused(() => map(4, cpu), 'partNumberNotFound', 'There is no part number 4')
})

test('part numbers of one text that lead to two LOTs are marked, until they do no more', async () => {
  await plantPartNumbers(database, [{ partNumber: 'c-1', vendor: 'AMD' }])
  await map(1, cpu)
  await map(4, ram)
  expect(await stored()).toMatchObject([{ isAmbiguous: true }, {}, {}, { isAmbiguous: true }])
  await map(4, cpu, 2)
  expect(await stored()).toMatchObject([{ isAmbiguous: false }, {}, {}, { isAmbiguous: false }])
})

test('who decides while an import saves its mappings is told so, and waits for seconds alone', async () => {
  const saved = Promise.withResolvers<void>()
  const locked = Promise.withResolvers<void>()
  const saving = database.transaction(async (tx) => {
    await lockMappings(tx)
    locked.resolve()
    await saved.promise
  })
  await locked.promise
  await refused(() => map(1, cpu), 'mappingsBusy', 'Try again in some seconds')
  saved.resolve()
  await saving
  await expect(map(1, cpu)).resolves.toMatchObject({ decided: 1 })
})
