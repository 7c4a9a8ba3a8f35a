import type { Transaction } from '@pf/database'
import { expect, test } from 'vitest'
import { Cleaner } from '../src/cleanup.ts'
import { openBareEngine } from './bare-engine.ts'
import { ann, createGate, handlersWith, openDatabase, openManager, until, untilStatus } from './open-engine.ts'

const input = { name: 'a' }

test('what a cancelled task had staged is removed if it ever ran; of one that never began there is nothing', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const gate = createGate()
  const cleaned: string[] = []
  const handlers = handlersWith({
    resize_image: {
      run: async ({ signal }) => gate.pass(signal).then(() => ({ bytes: 1 })),
      cleanup: async (_tx, taskId) => {
        cleaned.push(taskId)
        return 0
      },
    },
  })
  const submit = async () => (await manager.submit({ type: 'resize_image', input }, ann)).taskId
  const ran = await submit()
  const first = await manager.startWorker({ handlers })
  await gate.arrived
  await first[Symbol.asyncDispose]()
  const never = await submit()
  // In the order of their ends: when the second one is clean, the first one's turn is over.
  await manager.cancel(never, ann)
  await manager.cancel(ran, ann)
  await manager.startWorker({ handlers })
  await until(() => cleaned.includes(ran))
  expect(cleaned).toEqual([ran])
})

test('what a cancelled task stages is not removed before its handler, deaf to the signal, has gone', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const deaf = createGate()
  const obedient = createGate()
  const done: string[] = []
  const handlers = handlersWith({
    resize_image: {
      run: async ({ input: { name }, signal }) => {
        if (name === 'deaf') await deaf.pass()
        else await obedient.pass(signal)
        done.push(`staged ${name}`)
        return { bytes: 1 }
      },
      cleanup: async (tx, taskId) => {
        const { rows } = await tx.$client.query<{ name: string }>(
          `select input ->> 'name' as name from tasks.task where id = $1`,
          [taskId],
        )
        done.push(`cleaned ${rows[0]?.name}`)
        return 0
      },
    },
  })
  await manager.startWorker({ handlers })
  const first = await manager.submit({ type: 'resize_image', input: { name: 'deaf' } }, ann)
  const second = await manager.submit({ type: 'resize_image', input: { name: 'obedient' } }, ann)
  await Promise.all([deaf.arrived, obedient.arrived])
  await manager.cancel(first.taskId, ann)
  await manager.cancel(second.taskId, ann)
  await until(() => done.length === 1)
  deaf.open()
  await until(() => done.length === 3)
  expect(done).toEqual(['cleaned obedient', 'staged deaf', 'cleaned deaf'])
  expect(await untilStatus(manager, first.taskId, 'cancelled')).toMatchObject({ attempt: 1 })
})

test('however many tasks can’t be cleaned up after, it is done for those that ended later', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const broken = Array.from({ length: 120 }, () => ({ type: 'resize_image', input: { name: 'broken' } }) as const)
  const ids = (await manager.submitMany([...broken, { type: 'resize_image', input }], ann)).map(({ taskId }) => taskId)
  await database.pool.query(
    `update tasks.task set status = 'error', needs_cleanup = true, done_at = now() + array_position($1, id) * interval '1 ms'`,
    [ids],
  )
  const cleaned: string[] = []
  const resize_image = {
    run: () => Promise.reject(new Error('It has run')),
    cleanup: async (_tx: Transaction, taskId: string) => {
      if (taskId !== ids.at(-1)) throw new Error('What it staged is gone')
      cleaned.push(taskId)
      return 0
    },
  }
  const cleaner = new Cleaner(await openBareEngine(database), new Map(Object.entries({ resize_image })))
  const { signal } = new AbortController()
  await cleaner.pass(signal)
  await cleaner.pass(signal)
  expect(cleaned).toEqual(ids.slice(-1))
})
