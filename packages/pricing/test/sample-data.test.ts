import { once } from 'node:events'
import type { sampleData } from '@pf/contract'
import type { TaskWork } from '@pf/task-manager'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import {
  getPartNumber,
  mapSeen,
  undoDecision,
  countPartNumbers,
  isEmpty,
  listLots,
  listPartNumbers,
  listStock,
  listWarehouses,
} from '../src/pricing.ts'
import { sampleSize } from '../src/sample/make-sample.ts'
import { anna, errorOf, resultOf } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { countRows } from './stock-tables.ts'
import { openTestWorld } from './test-world.ts'

type Run = Parameters<TaskWork<typeof sampleData>['run']>[0]

/** `changed`: what the handler gets in place of the engine's own. */
async function openWorld(changed: (run: Run) => Partial<Run> = () => ({})): Promise<PricingWorld> {
  const world = await openTestWorld((handlers) => ({
    ...handlers,
    sample_data: {
      ...handlers.sample_data,
      run: (run) => handlers.sample_data.run({ ...run, ...changed(run) }),
    },
  }))
  onTestFinished(() => world[Symbol.asyncDispose]())
  return world
}

/** What must hold of the rows, however they came there; all zero. */
async function faultsOf({ database }: PricingWorld) {
  const { rows } = await database.db.execute(sql`
    select
      (select count(*)::int from pricing.bundle_item item join pricing.lot on lot.id = item.lot_id and lot.is_bundle) as "bundlesInBundles",
      (select count(*)::int from pricing.lot where is_bundle <> exists (
        select from pricing.bundle_item where bundle_id = lot.id)) as "emptyBundles",
      (select count(*)::int from (select from pricing.part_number where lot_id is not null group by lot_id
        having count(*) filter (where is_primary) <> 1) odd) as "withoutOnePrimary",
      (select count(*)::int from pricing.part_number where is_primary and (lot_id is null or is_ignored)) as "wrongPrimaries",
      (select count(*)::int from (select from pricing.part_number group by text_key, vendor_key having count(*) > 1) twice) as "keysTwice",
      (select count(*)::int from pricing.part_number where (lot_id is not null or is_ignored) and decision_id is null) as undecided,
      (select count(*)::int from pricing.part_number where (lot_id is not null or is_ignored) and import_id is not null) as staged,
      (select count(*)::int from pricing.stock_line line where not exists (
        select from pricing.part_number where id = line.part_number_id)) as "strayLines"`)
  return rows[0]
}

const faultless = {
  bundlesInBundles: 0,
  emptyBundles: 0,
  withoutOnePrimary: 0,
  wrongPrimaries: 0,
  keysTwice: 0,
  undecided: 0,
  staged: 0,
  strayLines: 0,
}
const nothing = {
  lot: 0,
  part_number: 0,
  staged_row: 0,
  rejected_row: 0,
  stock_import: 0,
  warehouse_import: 0,
  stock_line: 0,
  warehouse: 0,
}

test('an empty system is filled, the pages show it, and a book can be made of it', async () => {
  const world = await openWorld()
  const { database } = world
  expect(await isEmpty(database.db)).toBe(true)
  const result = resultOf(await world.loadSample())
  expect(result).toMatchObject({
    lots: 2_000,
    bundles: 150,
    partNumbers: 6_000,
    unmapped: 400,
    ignored: 90,
    warehouses: 3,
  })
  expect(await isEmpty(database.db)).toBe(false)
  expect(await faultsOf(world)).toEqual(faultless)
  const counted = await countRows(database)
  expect(counted).toEqual({
    ...nothing,
    lot: 2_000,
    part_number: 6_000,
    stock_import: 1,
    warehouse_import: 3,
    warehouse: 3,
    stock_line: result.stockLines,
  })
  expect(result.stockLines).toBeGreaterThan(9_000)
  const { rows } = await database.db.execute(sql`
    select count(*) filter (where lot_id is null and not is_ignored)::int as unmapped, count(*) filter (where is_ignored)::int as ignored
    from pricing.part_number`)
  expect(rows[0]).toEqual({ unmapped: sampleSize.unmapped, ignored: sampleSize.ignored })

  expect(await listLots(database.db, { kind: 'bundle' })).toMatchObject({ total: 150 })
  expect(await listStock(database.db, { mapped: true })).toMatchObject({
    total: expect.toSatisfy((total) => total > 5_000),
  })
  expect(await listWarehouses(database.db)).toMatchObject(
    ['Москва, Томилино', 'Новосибирск', 'Санкт-Петербург'].map((name) => ({
      name,
      asOf: '2026-11-26',
      lines: result.stockLines / 3,
    })),
  )
  await world.untilIdle()
  const counts = await countPartNumbers(database.db)
  expect(counts).toMatchObject({ unmapped: 400, mapped: 5_510, ignored: 90, checkAgain: 0 })
  // Many have a candidate, at each of the exact stages, and some have none.
  expect(counts.suggested).toBeGreaterThan(240)
  expect(counts.suggested).toBeLessThan(360)
  const { rows: reasons } = await database.db.execute<{ reason: string; count: number }>(sql`
    select suggested_reason as reason, count(*)::int as count from pricing.unmapped_part_number
    where suggested_id is not null group by suggested_reason`)
  expect(reasons.length).toBeGreaterThanOrEqual(3)
  expect(Math.min(...reasons.map(({ count }) => count))).toBeGreaterThan(40)
  const { partNumbers } = await listPartNumbers(database.db, { tab: 'unmapped', limit: 500 })
  expect(partNumbers).toHaveLength(400)
  const book = resultOf(await world.createBook())
  expect(book.leftOut).toEqual({ ambiguous: 0, emptyBundle: 0 })
  expect(book.partNumbers).toBe(6_000 - 400 - 90)
})

test('a system with anything in it refuses, and stays as it is', async () => {
  const world = await openWorld()
  await world.database.db.execute(sql`insert into pricing.lot (name) values ('MINE')`)
  const error = errorOf(await world.loadSample())
  expect(error).toMatchObject({ code: 'notEmpty', params: { lots: 1, partNumbers: 0, imports: 0 } })
  expect(error.text).toContain('PRICEFORGE_DATA_DIR')
  expect(await countRows(world.database)).toEqual({ ...nothing, lot: 1 })

  const full = await openWorld()
  resultOf(await full.loadSample())
  const before = await countRows(full.database)
  expect(errorOf(await full.loadSample())).toMatchObject({ code: 'notEmpty', params: { lots: 2_000 } })
  expect(await countRows(full.database)).toEqual(before)
})

test('two at once: the second is refused, and there is one sample', async () => {
  const world = await openWorld()
  const tasks = await Promise.all([world.loadSample(), world.loadSample(2)])
  expect(tasks.map(({ status }) => status).toSorted()).toEqual(['completed', 'error'])
  const scale = tasks[0].status === 'completed' ? 1 : 2
  expect(await countRows(world.database)).toMatchObject({ lot: 2_000 * scale, part_number: 6_000 * scale })
})

test('an attempt that fails midway is taken up where it was: twice the size is there once', async () => {
  const done: string[] = []
  let failed = false
  const world = await openWorld((run) => ({
    step: async (name, work) => {
      if (name === 'block 1 slice 3' && !failed) {
        failed = true
        throw new Error('The database went away for a moment')
      }
      return run.step(name, (tx) => {
        done.push(name)
        return work(tx)
      })
    },
  }))
  expect(resultOf(await world.loadSample(2))).toMatchObject({ lots: 4_000, partNumbers: 12_000, unmapped: 800 })
  expect(failed).toBe(true)
  expect(new Set(done).size).toBe(done.length)
  expect(await countRows(world.database)).toMatchObject({
    lot: 4_000,
    part_number: 12_000,
    stock_import: 1,
    warehouse: 3,
  })
  expect(await faultsOf(world)).toEqual(faultless)
})

/** Loads a sample that waits before the given step until `meanwhile` has been done. */
async function interrupt(at: string) {
  const reached = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const world = await openWorld((run) => ({
    step: async (name, work) => {
      if (name === at) {
        reached.resolve()
        await Promise.race([goOn.promise, once(run.signal, 'abort')])
        run.signal.throwIfAborted()
      }
      return run.step(name, work)
    },
  }))
  const { taskId } = await world.manager.submit({ type: 'sample_data', input: { scale: 2 } }, anna)
  await reached.promise
  return { world, taskId, goOn: goOn.resolve }
}

test('a cancel midway takes everything away', async () => {
  const { world, taskId } = await interrupt('block 1 slice 1')
  expect(await countRows(world.database)).toMatchObject({ lot: 2_250, warehouse: 0 })
  await world.manager.cancel(taskId, anna)
  expect((await world.untilFinal(taskId)).status).toBe('cancelled')
  await vi.waitFor(async () => expect(await countRows(world.database)).toEqual(nothing), 20_000)
  expect(await isEmpty(world.database.db)).toBe(true)
  expect(resultOf(await world.loadSample())).toMatchObject({ lots: 2_000 })
})

test('what somebody enters meanwhile stays, alone', async () => {
  const { world, taskId, goOn } = await interrupt('block 1 slice 1')
  const { database } = world
  await database.db.execute(sql`
    with mine as (insert into pricing.lot (name) values ('MINE') returning id), theirs as (select min(id) as id from pricing.lot)
    insert into pricing.part_number (text_key, part_number, folded_key, lot_id)
    select 'A-' || id, 'A-' || id, 'A' || id, id from (select id from mine union all select id from theirs) lots`)
  goOn()
  const task = await world.untilFinal(taskId)
  expect(task).toMatchObject({ status: 'error', error: { code: 'disturbed' } })
  // His own, and the one LOT of the sample that he had mapped a part number to.
  await vi.waitFor(
    async () => expect(await countRows(database)).toEqual({ ...nothing, lot: 2, part_number: 2 }),
    20_000,
  )
  expect(await faultsOf(world)).toMatchObject({ withoutOnePrimary: 0 })
})

test('what somebody decides about a part number of a sample he can undo once the rest is gone', async () => {
  const { world, taskId } = await interrupt('block 1 slice 1')
  const { database } = world
  const { rows } = await database.db.execute<{ id: number; version: number; mine: number }>(sql`
    with mine as (insert into pricing.lot (name) values ('MINE') returning id)
    select known.id::int as id, known.version, mine.id as mine
    from mine, pricing.part_number known join pricing.part_number other on other.lot_id = known.lot_id and other.id > known.id
    order by known.id limit 1`)
  const [{ id, version, mine } = { id: 0, version: 0, mine: 0 }] = rows
  const { decisionId } = await mapSeen(database, anna, { items: [{ id, version, lotId: mine }] })
  await world.manager.cancel(taskId, anna)
  await vi.waitFor(
    async () => expect((await database.db.execute(sql`select from pricing.mapping_decision`)).rows).toHaveLength(1),
    20_000,
  )
  expect(await countRows(database)).toMatchObject({ lot: 2, part_number: 1 })
  expect(await undoDecision(database, anna, { decisionId })).toMatchObject({ restored: 1 })
  expect(await getPartNumber(database.db, id)).toMatchObject({ decision: null })
})

test('a stock file imported meanwhile is in force, and the sample is gone', async () => {
  const { world, taskId, goOn } = await interrupt('block 1 slice 1')
  const mapping = { sheet: 'Stock', headerRow: 1, columns: { partNumber: 0, price: 1 }, quantities: { Moscow: 2 } }
  const fileId = await world.uploadRows([
    ['Артикул', 'Цена', 'МСК'],
    ['A-1', '10', '5'],
  ])
  const imported = await world.untilFinal(await world.submitImport({ fileId, mapping, asOf: '2026-11-24' }))
  expect(imported).toMatchObject({ status: 'completed', result: { unmapped: 1 } })
  goOn()
  expect(await world.untilFinal(taskId)).toMatchObject({ status: 'error', error: { code: 'disturbed' } })
  await vi.waitFor(
    async () =>
      expect(await countRows(world.database)).toEqual({
        ...nothing,
        part_number: 1,
        stock_import: 1,
        warehouse_import: 1,
        warehouse: 1,
        stock_line: 1,
      }),
    20_000,
  )
})
