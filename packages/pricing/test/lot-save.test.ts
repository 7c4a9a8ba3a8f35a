import type { LotErrorCode, LotInput } from '@pf/contract'
import type { Database } from '@pf/database'
import { createTestDatabase } from '@pf/database/testing'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createLot, getLot, updateLot } from '../src/pricing.ts'
import { preparePricing } from './pricing-world.ts'

let database: Database
beforeAll(async () => {
  database = await createTestDatabase({ name: 'pricing', prepare: preparePricing })
})
afterAll(() => database[Symbol.asyncDispose]())
beforeEach(async () => {
  await database.db.execute(sql`truncate pricing.bundle_item, pricing.lot restart identity cascade`)
})

const create = (input: LotInput) => createLot(database, input)
const component = (name: string) => create({ name })
const bundle = (name: string, items: LotInput['items']) => create({ name, isBundle: true, items })
const refusal = (code: LotErrorCode, message: string) => ({ code, message: expect.stringContaining(message) })

/** All that is stored, to see that a refused change left nothing. */
async function stored(): Promise<unknown> {
  const { rows } = await database.db.execute(sql`
    select lot.*, array(select (lot_id, quantity)::text from pricing.bundle_item where bundle_id = lot.id order by lot_id) as items
    from pricing.lot order by id`)
  return rows
}

/** Expects a change to be refused with this code and to leave everything as it was. */
async function refused(work: () => Promise<unknown>, [code, message]: [LotErrorCode, string]): Promise<void> {
  const before = await stored()
  await expect(work()).rejects.toMatchObject(refusal(code, message))
  expect(await stored()).toEqual(before)
}

test('a component and a bundle are told as they were saved', async () => {
  const cpu = await create({ name: ' CPU_1 ', category: 'CPU', description: 'Two\nlines' })
  expect(cpu).toMatchObject({ name: 'CPU_1', category: 'CPU', description: 'Two\nlines', isBundle: false, version: 1 })
  const memory = await component('MEM_1')
  const server = await bundle('SERVER_1', [
    { lotId: memory.id, quantity: '16' },
    { lotId: cpu.id, quantity: '2.5' },
  ])
  expect(server.items).toEqual([
    { lotId: cpu.id, name: 'CPU_1', quantity: '2.500' },
    { lotId: memory.id, name: 'MEM_1', quantity: '16.000' },
  ])
  expect(await getLot(database.db, server.id)).toEqual(server)
  expect(await getLot(database.db, cpu.id)).toMatchObject({
    bundles: [{ id: server.id, name: 'SERVER_1', quantity: '2.500' }],
    bundleCount: 1,
  })
  expect(cpu.createdAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
})

test('a LOT tells how many part numbers lead to it, and of many bundles the first fifty', async () => {
  const cpu = await component('CPU_1')
  await database.db.execute(sql`
    insert into pricing.part_number (text_key, part_number, folded_key, lot_id) values ('A', 'A', 'A', ${cpu.id})`)
  for (let number = 100; number < 152; number++) await bundle(`B_${number}`, [{ lotId: cpu.id, quantity: '1' }])
  const { partNumbers, bundles, bundleCount } = await getLot(database.db, cpu.id)
  expect({ partNumbers, bundleCount }).toEqual({ partNumbers: 1, bundleCount: 52 })
  expect(bundles.map(({ name }) => name)).toEqual(Array.from({ length: 50 }, (_, index) => `B_${index + 100}`))
})

test('a change replaces the items, and the next one needs its version', async () => {
  const [cpu, memory, disk] = [await component('CPU'), await component('MEM'), await component('SSD')]
  const server = await bundle('SERVER', [
    { lotId: cpu.id, quantity: '1' },
    { lotId: memory.id, quantity: '8' },
  ])
  const items = [
    { lotId: disk.id, quantity: '4' },
    { lotId: memory.id, quantity: '12' },
  ]
  const change = { id: server.id, version: 1, name: 'SERVER_2', isBundle: true, items }
  const changed = await updateLot(database, change)
  expect(changed).toMatchObject({ name: 'SERVER_2', version: 2 })
  expect(changed.items.map(({ name, quantity }) => `${name} ${quantity}`)).toEqual(['MEM 12.000', 'SSD 4.000'])
  await refused(
    () => updateLot(database, { ...change, name: 'SERVER_3', items: [] }),
    ['changedMeanwhile', 'Somebody else changed SERVER_2 first: you saw version 1, it is version 2 now'],
  )
})

test('of two changes of the same version at the same time one is told of the other', async () => {
  const cpu = await component('CPU')
  const ends = await Promise.allSettled(
    ['first', 'second'].map((description) => updateLot(database, { id: cpu.id, version: 1, name: 'CPU', description })),
  )
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: refusal('changedMeanwhile', 'CPU'),
  })
  expect((await getLot(database.db, cpu.id)).version).toBe(2)
})

test('a name belongs to one LOT, however it comes', async () => {
  const cpu = await component('CPU')
  const memory = await component('MEM')
  await refused(() => component(' CPU '), ['nameTaken', 'another LOT named "CPU"'])
  await refused(
    () => updateLot(database, { id: memory.id, version: 1, name: 'CPU' }),
    ['nameTaken', 'another LOT named "CPU"'],
  )
  expect((await updateLot(database, { id: cpu.id, version: 1, name: 'CPU', category: 'x' })).name).toBe('CPU')
})

test('a bundle is made of components that are there, each once, in a quantity', async () => {
  const cpu = await component('CPU')
  const server = await bundle('SERVER', [{ lotId: cpu.id, quantity: '1' }])
  const one = { lotId: cpu.id, quantity: '1' }
  const cases: [LotInput['items'], LotErrorCode, string][] = [
    [[one, { lotId: server.id, quantity: '1' }], 'itemIsBundle', 'SERVER is a bundle'],
    [[{ lotId: 999, quantity: '1' }], 'itemMissing', 'There is no LOT 999'],
    [[one, { lotId: cpu.id, quantity: '2' }], 'itemTwice', 'CPU is named twice'],
    [[{ lotId: cpu.id, quantity: '0.000' }], 'quantityNotPositive', 'The quantity of CPU is 0.000'],
    [[{ lotId: cpu.id, quantity: '-1' }], 'quantityNotPositive', 'The quantity of CPU is -1'],
  ]
  for (const [items, code, message] of cases) {
    await refused(() => bundle('RACK', items), [code, message])
    const other = await bundle(`OTHER_${message}`, [one])
    await refused(
      () => updateLot(database, { id: other.id, version: 1, name: 'OTHER', isBundle: true, items }),
      [code, message],
    )
  }
  await refused(
    () =>
      updateLot(database, {
        id: server.id,
        version: 1,
        name: 'SERVER',
        isBundle: true,
        items: [one, { lotId: server.id, quantity: '1' }],
      }),
    ['itemIsItself', 'SERVER cannot be an item of itself'],
  )
})

test('a plain component has no items: a bundle becomes one when they are taken out', async () => {
  const cpu = await component('CPU')
  const items = [{ lotId: cpu.id, quantity: '1' }]
  const server = await bundle('SERVER', items)
  await refused(() => create({ name: 'PLAIN', items }), ['itemsOfComponent', 'PLAIN is to be a plain component'])
  const change = { id: server.id, version: 1, name: 'SERVER', isBundle: false }
  await refused(() => updateLot(database, { ...change, items }), ['itemsOfComponent', 'came with 1'])
  expect(await updateLot(database, { ...change, items: [] })).toMatchObject({ isBundle: false, items: [], version: 2 })
})

test('what is an item does not become a bundle until it is taken out', async () => {
  const cpu = await component('CPU')
  const server = await bundle('SERVER', [{ lotId: cpu.id, quantity: '1' }])
  const change = { id: cpu.id, version: 1, name: 'CPU', isBundle: true }
  await refused(() => updateLot(database, change), ['itemOfBundles', 'CPU is an item of 1 bundles (SERVER)'])
  await updateLot(database, { id: server.id, version: 1, name: 'SERVER', isBundle: true })
  expect(await updateLot(database, change)).toMatchObject({ isBundle: true })
})

test('an item that becomes a bundle at the same moment is refused in words, whichever comes first', async () => {
  for (let round = 0; round < 8; round++) {
    const cpu = await component(`CPU_${round}`)
    const ends = await Promise.allSettled([
      updateLot(database, { id: cpu.id, version: 1, name: cpu.name, isBundle: true }),
      bundle(`SERVER_${round}`, [{ lotId: cpu.id, quantity: '1' }]),
    ])
    const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
    expect(reasons).toHaveLength(1)
    expect(reasons[0]).toMatchObject({ code: expect.stringMatching(/^(itemOfBundles|itemIsBundle)$/) })
  }
})

test('a LOT that is not there is neither shown nor changed', async () => {
  await expect(getLot(database.db, 7)).rejects.toMatchObject(refusal('notFound', 'There is no LOT 7'))
  await refused(() => updateLot(database, { id: 7, version: 1, name: 'X' }), ['notFound', 'There is no LOT 7'])
})
