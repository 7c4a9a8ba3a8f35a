import type { TaskTypes } from '@pf/contract'
import type { TaskHandlers } from '@pf/task-manager'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createLot } from '../src/pricing.ts'
import { lotsOf } from './lot-tables.ts'
import { resultOf } from './pricing-world.ts'
import type { PricingWorld } from './pricing-world.ts'
import { openTestWorld } from './test-world.ts'

async function openWorld(wrap: (handlers: TaskHandlers<TaskTypes>) => TaskHandlers<TaskTypes>): Promise<PricingWorld> {
  const world = await openTestWorld(wrap)
  onTestFinished(() => world[Symbol.asyncDispose]())
  return world
}

const rows = [['LOT', 'Item', 'Quantity'], ['SRV', 'CPU', 2], ['CPU'], ['BAD', 'GPU', 1]]

test('an attempt that is lost at its very end leaves nothing, and the next one does all of it once', async () => {
  const world = await openWorld((handlers) => ({
    ...handlers,
    lot_import: {
      run: (run) =>
        handlers.lot_import.run({
          ...run,
          complete: (work) =>
            run.complete(async (tx) => {
              const result = await work(tx)
              if (run.task.attempt === 1) throw new Error('The connection to the database was lost')
              return result
            }),
        }),
    },
  }))
  const task = await world.importLots({ fileId: await world.uploadRows(rows) })
  expect(task.attempt).toBe(2)
  expect(resultOf(task)).toMatchObject({ inserted: 2, rejected: 1, rejectedRows: [{ row: 4, reason: 'itemUnknown' }] })
  expect(await lotsOf(world.database)).toEqual(['CPU|||component v1', 'SRV|||bundle v1: 2.000 CPU'])
})

test('an import of mappings that is lost at its very end leaves no decision, and the next attempt makes one', async () => {
  const world = await openWorld((handlers) => ({
    ...handlers,
    mapping_import: {
      run: (run) =>
        handlers.mapping_import.run({
          ...run,
          complete: (work) =>
            run.complete(async (tx) => {
              const result = await work(tx)
              if (run.task.attempt === 1) throw new Error('The connection to the database was lost')
              return result
            }),
        }),
    },
  }))
  await createLot(world.database, { name: 'CPU' })
  const file = [
    ['PN', 'LOT'],
    ['A-1', 'CPU'],
    ['A-2', 'GPU'],
  ]
  const task = await world.importMappings({ fileId: await world.uploadRows(file) })
  expect(task.attempt).toBe(2)
  expect(resultOf(task)).toMatchObject({ inserted: 1, rejected: 1 })
  const { rows: left } = await world.database.db.execute(sql`
    select (select count(*)::int from pricing.part_number) as "partNumbers",
           (select count(*)::int from pricing.mapping_decision) as decisions,
           (select count(*)::int from pricing.rejected_list_row) as rejected`)
  expect(left).toEqual([{ partNumbers: 1, decisions: 1, rejected: 1 }])
})

test('a LOT that somebody makes while the same one is imported becomes what the file says', async () => {
  const world: PricingWorld = await openWorld((handlers) => ({
    ...handlers,
    lot_import: {
      run: async (run) => {
        // It is there before the import looks, or comes between its look and its write: then the attempt is repeated.
        const racing = createLot(world.database, { name: 'CPU', description: 'by hand' }).catch(() => undefined)
        const ended = await handlers.lot_import.run(run)
        await racing
        return ended
      },
    },
  }))
  const described = [
    ['LOT', 'Description'],
    ['CPU', 'of the file'],
  ]
  expect(resultOf(await world.importLots({ fileId: await world.uploadRows(described) }))).toMatchObject({ rejected: 0 })
  const { rows: found } = await world.database.db.execute(sql`select name, description from pricing.lot`)
  expect(found).toEqual([{ name: 'CPU', description: 'of the file' }])
})

test('an export whose first attempt is lost answers the file of the second', async () => {
  const world = await openWorld((handlers) => ({
    ...handlers,
    lot_export: {
      run: async (run) => {
        const result = await handlers.lot_export.run(run)
        if (run.task.attempt === 1) throw new Error('The connection to the database was lost')
        return result
      },
    },
  }))
  await createLot(world.database, { name: 'CPU' })
  const task = await world.exportLots({ format: 'csv' })
  expect(task.attempt).toBe(2)
  const { fileId, rows: count } = resultOf(task)
  expect(count).toBe(1)
  const content = Buffer.concat(await Array.fromAsync(world.files.read(fileId))).toString()
  expect(content).toContain('CPU,,,component,,')
})
