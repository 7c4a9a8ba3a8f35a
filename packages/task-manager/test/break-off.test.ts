import { expect, test } from 'vitest'
import type { TestDatabase } from '@pf/database/testing'
import type { CompletionTx } from '../src/task-manager.ts'
import { ann, createGate, openDatabase, openEngine, openManager, until, untilStatus } from './open-engine.ts'

const input = { name: 'a' }

const effects = async (database: TestDatabase): Promise<unknown[]> =>
  (await database.pool.query('select from effect')).rows

const effect = (tx: CompletionTx, text: string) => tx.$client.query('insert into effect values ($1)', [text])

test('a completion that does not end is broken off by a cancel on another host, and nothing of it stays', async () => {
  const inCompletion = createGate()
  const { database, manager } = await openEngine({
    resize_image: {
      run: async ({ complete }) =>
        complete(async (tx) => {
          await effect(tx, 'cancelled')
          await inCompletion.pass()
          await tx.$client.query('select pg_sleep(60)')
          return { bytes: 1 }
        }),
    },
  })
  await database.pool.query('create table effect (text text)')
  const { manager: other } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await inCompletion.arrived
  inCompletion.open()
  expect(await other.cancel(taskId, ann)).toMatchObject({ status: 'cancelled' })
  expect(await effects(database)).toEqual([])
  await until(
    async () => (await database.pool.query(`select from task_queue.job where state = 'active'`)).rowCount === 0,
  )
  expect(await manager.get(taskId, ann)).toMatchObject({ status: 'cancelled', attempt: 1 })
})

test('a cancel says so when something else holds the task, and changes nothing', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  const holder = await database.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select from tasks.task for update')
    await expect(manager.cancel(taskId, ann)).rejects.toMatchObject({ code: 'TASK_HELD' })
    await holder.query('commit')
  } finally {
    holder.release()
  }
  expect(await manager.cancel(taskId, ann)).toMatchObject({ status: 'cancelled' })
})

test(
  'steps that go on beyond the timeout and its grace are broken off, and the task ends (I5)',
  { timeout: 20_000 },
  async () => {
    const { database, manager } = await openEngine({
      read_header: {
        run: async ({ step }) => {
          const stuck = ['one', 'two'].map((name) =>
            step(name, async (tx) => {
              await effect(tx, 'late')
              await tx.$client.query('select pg_sleep(60)')
              return 1
            }),
          )
          await Promise.allSettled(stuck)
          return { bytes: 1 }
        },
      },
    })
    await database.pool.query('create table effect (text text)')
    const { taskId } = await manager.submit({ type: 'read_header', input }, ann)
    expect(await untilStatus(manager, taskId, 'error')).toMatchObject({ error: { code: 'timeout' } })
    expect(await effects(database)).toEqual([])
  },
)
