import { bulkLimit } from '@pf/contract'
import type { PartNumberTab } from '@pf/contract'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { decideInBulk, listPartNumbers, mapSeen, previewBulk, undoDecision } from '../src/pricing.ts'
import { emptyBooks, plantLots, plantPartNumbers } from './book-tables.ts'
import { emptyStock } from './golden/plant-stock.ts'
import { importPartNumbers } from './part-number-tables.ts'
import { anna } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

const boris = { ...anna, id: 'boris', name: 'Boris' }

let world: PricingWorld
beforeAll(async () => {
  world = await openTestWorld()
})
afterAll(() => world[Symbol.asyncDispose]())
beforeEach(async () => {
  await emptyBooks(world.database)
  await emptyStock(world.database)
  await plantLots(world.database, [{ lot: 'CPU_AMD_EPYC_9354' }, { lot: 'FAN' }])
})

const cpu = 1
const texts = async (tab: PartNumberTab) =>
  (await listPartNumbers(world.database.db, { tab })).partNumbers.map(({ partNumber }) => partNumber)

test('a bulk action is previewed, refused when it has become another one, and taken back by one undo', async () => {
  await plantPartNumbers(
    world.database,
    Array.from({ length: 12 }, (_, n) => ({ partNumber: `S-${n}00`, vendor: 'AMD', lot: 'FAN' })),
  )
  await importPartNumbers(
    world,
    Array.from({ length: 12 }, (_, n) => [`S-${n}00`, '', 'x', '1', '1', '']),
  )
  const choice = { action: 'accept' as const, minScore: 0.95, filter: { tab: 'suggested' as const } }
  const preview = await previewBulk(world.database.db, choice)
  expect(preview).toMatchObject({ count: 12, found: 12 })
  expect(preview.sample).toHaveLength(10)
  expect(preview.sample[0]).toMatchObject({
    candidate: { lot: { name: 'FAN' }, score: 0.99, reason: 'samePartNumber' },
  })
  await expect(decideInBulk(world.database, anna, { choice, count: 11 })).rejects.toMatchObject({ code: 'bulkChanged' })
  const { decisionId, decided, partNumbers } = await decideInBulk(world.database, anna, { choice, count: 12 })
  expect(decided).toBe(12)
  expect(partNumbers[0]).toMatchObject({ lot: { name: 'FAN' }, decision: { kind: 'map', how: 'bulk', by: 'Anna' } })
  expect(await texts('unmapped')).toEqual([])
  // One of them is decided again, by somebody else: it stays.
  const [first] = partNumbers
  if (first === undefined) throw new Error('Nothing was decided')
  await mapSeen(world.database, boris, { items: [{ id: first.id, version: first.version, lotId: cpu }] })
  const undone = await undoDecision(world.database, anna, { decisionId })
  expect(undone).toMatchObject({ restored: 11, kept: 1, keptPartNumbers: [{ id: first.id, lot: { id: cpu } }] })
  expect(await texts('unmapped')).toHaveLength(11)
  await expect(undoDecision(world.database, boris, { decisionId })).rejects.toMatchObject({
    code: 'alreadyUndone',
    message: expect.stringContaining('Anna has undone this already'),
  })
  await expect(undoDecision(world.database, anna, { decisionId: 99_999 })).rejects.toMatchObject({
    code: 'decisionNotFound',
  })
})

test('of more than one step decides those worth most come first, and the preview says how many fit', async () => {
  const planted = bulkLimit + 2
  await world.database.db.execute(sql`
    with made as (
      insert into pricing.part_number (text_key, part_number, folded_key) select 'P' || n, 'P' || n, 'P' || n from generate_series(1, ${planted}::int) n
      returning id, search_text
    )
    insert into pricing.unmapped_part_number (part_number_id, search_text, stock_value, warehouse_ids)
    select id, search_text, id, '{1}' from made`)
  const choice = { action: 'ignore' as const, filter: { tab: 'unmapped' as const } }
  expect(await previewBulk(world.database.db, choice)).toMatchObject({ count: bulkLimit, found: planted })
  expect(await decideInBulk(world.database, anna, { choice, count: bulkLimit })).toMatchObject({ decided: bulkLimit })
  expect((await texts('unmapped')).toSorted()).toEqual(['P1', 'P2'])
  expect(await previewBulk(world.database.db, choice)).toMatchObject({ count: 2, found: 2 })
})

test('of those that are named the ones with a sure candidate are accepted, others stay', async () => {
  await plantPartNumbers(
    world.database,
    ['S-1', 'S-2', 'S-3'].map((partNumber) => ({ partNumber, vendor: 'AMD', lot: 'FAN' })),
  )
  await importPartNumbers(
    world,
    ['S-1', 'S-2', 'S-3', 'ODD'].map((text) => [text, 'Other', 'x', '1', '1', '']),
  )
  const { partNumbers } = await listPartNumbers(world.database.db, { tab: 'unmapped' })
  const ids = partNumbers.filter(({ partNumber }) => partNumber !== 'S-3').map(({ id }) => id)
  const choice = { action: 'accept' as const, minScore: 0.8, ids, filter: { tab: 'unmapped' as const } }
  expect(await previewBulk(world.database.db, choice)).toMatchObject({ count: 2, found: 2 })
  expect(await decideInBulk(world.database, anna, { choice, count: 2 })).toMatchObject({ decided: 2 })
  expect((await texts('unmapped')).toSorted()).toEqual(['ODD', 'S-3'])
})

test('a candidate that has lost its LOT is none, also after the undo of more than people can decide at once', async () => {
  const planted = bulkLimit + 1
  await plantPartNumbers(world.database, [{ partNumber: 'KEPT', vendor: 'AMD', lot: 'FAN' }])
  await world.database.db.execute(sql`
    with decision as (
      insert into pricing.mapping_decision (kind, how, decided_by, decided_at)
      values ('map', 'import', ${JSON.stringify(anna)}::json, now()) returning id
    ), made as (
      insert into pricing.part_number (text_key, vendor_key, part_number, vendor, folded_key, lot_id, decision_id)
      select 'P' || n, 'AMD', 'P' || n, 'AMD', 'P' || n, ${cpu}, decision.id from decision, generate_series(1, ${planted}::int) n
      returning id, decision_id
    )
    insert into pricing.mapping_decision_item (decision_id, part_number_id, is_ignored, is_primary, describes)
    select decision_id, id, false, false, false from made`)
  const waiting = ['KEPT', 'P1', 'P2']
  await importPartNumbers(
    world,
    waiting.map((text) => [text, '', 'x', '1', '1', '']),
  )
  expect((await texts('suggested')).toSorted()).toEqual(waiting)

  expect(await undoDecision(world.database, anna, { decisionId: 1 })).toMatchObject({ restored: planted })
  expect(await texts('suggested')).toEqual(['KEPT'])
  const choice = { action: 'accept' as const, minScore: 0.95, filter: { tab: 'suggested' as const } }
  expect(await previewBulk(world.database.db, choice)).toMatchObject({
    count: 1,
    sample: [{ candidate: { comparedWith: 'KEPT' } }],
  })
  await world.database.db.execute(sql`update pricing.part_number set is_ignored = true where lot_id is not null`)
  expect(await previewBulk(world.database.db, choice)).toEqual({ count: 0, found: 0, sample: [] })
  await expect(decideInBulk(world.database, anna, { choice, count: 1 })).rejects.toMatchObject({ code: 'bulkChanged' })
})

test('ignoring by a filter takes in all that it finds, and ignored ones take part in nothing', async () => {
  await importPartNumbers(world, [
    ['SCREW-1', 'Bolt', 'screw', '1', '1', ''],
    ['SCREW-2', 'Bolt', 'screw', '1', '1', ''],
    ['CPU-1', 'AMD', 'chip', '1', '1', ''],
  ])
  const choice = { action: 'ignore' as const, filter: { tab: 'unmapped' as const, search: 'screw' } }
  expect(await previewBulk(world.database.db, choice)).toMatchObject({ count: 2, sample: [{ candidate: null }, {}] })
  await decideInBulk(world.database, anna, { choice, count: 2 })
  expect(await texts('unmapped')).toEqual(['CPU-1'])
  expect(await texts('ignored')).toEqual(['SCREW-1', 'SCREW-2'])
  // The survey that follows the next import leaves them where they are.
  await importPartNumbers(world, [['SCREW-1', 'Bolt', 'screw', '2', '2', '']])
  expect(await texts('unmapped')).toEqual(['CPU-1'])
})
