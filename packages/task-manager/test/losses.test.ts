import { expect, test } from 'vitest'
import { handleLosses } from '../src/lost.ts'
import { readTasks } from '../src/store/read-tasks.ts'
import { lockAttempt } from '../src/store/lock-task.ts'
import { claimTasks } from '../src/worker/claim-tasks.ts'
import { judgeNow, openBareEngine } from './bare-engine.ts'
import { ann, openDatabase, openManager, until } from './open-engine.ts'
import { resizeImage } from './registry.ts'

test('a lost task whose row another transaction holds is brought back later, and the others do not wait for it (I5)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const ids: string[] = []
  for (const name of ['held', 'free'])
    ids.push((await manager.submit({ type: 'resize_image', input: { name } }, ann)).taskId)
  await manager[Symbol.asyncDispose]()
  const engine = await openBareEngine(database)
  await claimTasks(engine, { definition: resizeImage, worker: 'dead', limit: 2 })
  await database.pool.query(
    `update task_queue.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`,
  )
  await judgeNow(engine)
  const states = async () => {
    const rows = await readTasks(
      database.db,
      ids.map((id) => ({ id, version: 0 })),
    )
    return ids.map((id) => rows.find((row) => row.id === id)).map((row) => `${row?.status} ${row?.losses}`)
  }
  const handovers = async () =>
    (await database.pool.query(`select from task_queue.job where name = 'task_lost' and state = 'created'`)).rowCount
  const holder = await database.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('select from tasks.task where id = $1 for update', [ids[0]])
    await handleLosses(engine)
    expect(await states()).toEqual(['running 0', 'queued 1'])
    expect(await handovers()).toBe(1)
    await holder.query('commit')
  } finally {
    holder.release()
  }
  await handleLosses(engine)
  expect(await states()).toEqual(['queued 1', 'queued 1'])
  expect(await handovers()).toBe(0)
})

test('a transaction in which the lost worker holds the row, for as long as a statement takes, is ended, and the task goes on (I5)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input: { name: 'a' } }, ann)
  await manager[Symbol.asyncDispose]()
  const engine = await openBareEngine(database)
  await claimTasks(engine, { definition: resizeImage, worker: 'frozen', limit: 1 })
  const work = database
    .transaction(async (tx) => {
      await lockAttempt(tx, { taskId, attempt: 1 })
      await tx.$client.query('select pg_sleep(60)')
    })
    .catch((error: unknown) => error)
  await database.pool.query(
    `update task_queue.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`,
  )
  await judgeNow(engine)
  await until(
    async () => (await database.pool.query(`select from pg_locks where locktype = 'advisory'`)).rowCount === 1,
  )
  await handleLosses(engine)
  expect(await work).toBeInstanceOf(Error)
  await handleLosses(engine)
  expect(await readTasks(database.db, [{ id: taskId, version: 0 }])).toMatchObject([{ status: 'queued', losses: 1 }])
})
