import type { TestDatabase } from '@pf/database/testing'
import { expect, test } from 'vitest'
import { ann, createGate, handlersWith, openDatabase, openManager, until, untilStatus } from './open-engine.ts'
import { recordStatements } from './record-statements.ts'

const input = { name: 'a' }

/** Counts the statements by which tasks are read for polls. */
function countReads(database: TestDatabase): () => number {
  const statements = recordStatements(database)
  return () => statements.filter((statement) => statement === 'readTasks').length
}

test('polls of many tasks cost at most one read every 250 ms; final tasks cost none (I7)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const ids = await Promise.all(
    Array.from(
      { length: 40 },
      async (_, n) => (await manager.submit({ type: 'resize_image', input: { name: `${n}` } }, ann)).taskId,
    ),
  )
  await Promise.all(ids.map((id) => manager.get(id, ann)))
  const reads = countReads(database)
  const began = performance.now()
  let polls = 0
  await until(async () => {
    await Promise.all(ids.map((id) => manager.get(id, ann)))
    polls += ids.length
    return performance.now() - began > 1_500
  })
  expect(polls).toBeGreaterThan(1_000)
  expect(reads()).toBeLessThanOrEqual((performance.now() - began) / 250 + 2)

  await manager.startWorker({ handlers: handlersWith() })
  for (const id of ids) await untilStatus(manager, id, 'completed')
  const before = reads()
  for (let n = 0; n < 50; n++) await Promise.all(ids.map((id) => manager.get(id, ann)))
  expect(reads() - before).toBeLessThanOrEqual(1)
})

test('ids that the copy lacks are read in one statement, and one that is not found is asked for again (I7)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const { manager: other } = await openManager(database)
  const ids = await Promise.all(
    Array.from({ length: 10 }, async () => (await manager.submit({ type: 'resize_image', input }, ann)).taskId),
  )
  const reads = countReads(database)
  await Promise.all(ids.map((id) => other.get(id, ann)))
  expect(reads()).toBe(1)

  const late = '01900000-0000-7000-8000-000000000001'
  await expect(other.get(late, ann)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await database.pool.query('update tasks.task set id = $1 where id = $2', [late, ids[0]])
  expect(await other.get(late, ann)).toMatchObject({ id: late })
})

test('of two servers each sees progress made by the other within 750 ms', async () => {
  const database = await openDatabase()
  const { manager: polled } = await openManager(database)
  const { manager: working } = await openManager(database)
  const gates = [createGate(), createGate()]
  await working.startWorker({
    handlers: handlersWith({
      resize_image: {
        run: async ({ progress, signal }) => {
          for (const [n, gate] of gates.entries()) {
            await gate.pass(signal)
            progress(40 + n)
          }
          await createGate().pass(signal)
          return { bytes: 1 }
        },
      },
    }),
  })
  const { taskId } = await polled.submit({ type: 'resize_image', input }, ann)
  await untilStatus(polled, taskId, 'running')
  for (const [n, gate] of gates.entries()) {
    gate.open()
    const began = performance.now()
    await until(async () => (await polled.get(taskId, ann)).progress === 40 + n)
    expect(performance.now() - began).toBeLessThan(750)
  }
})

test('a task that waits says how many are before it, and is told to ask later', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const gate = createGate()
  await manager.startWorker({
    slots: 1,
    handlers: handlersWith({ send_digest: { run: async ({ signal }) => gate.pass(signal).then(() => ({ sent: 1 })) } }),
  })
  const ids: string[] = []
  for (const to of ['a', 'b', 'c']) ids.push((await manager.submit({ type: 'send_digest', input: { to } }, ann)).taskId)
  await gate.arrived
  const last = ids.at(-1) ?? ''
  await until(async () => {
    const task = await manager.get(last, ann)
    return task.status === 'queued' && task.ahead === 2 && task.pollAfterMs === 1_500
  })
  gate.open()
  await untilStatus(manager, last, 'completed')
})
