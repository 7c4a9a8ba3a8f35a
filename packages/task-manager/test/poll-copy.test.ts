import type { TestDatabase } from '@pf/database/testing'
import { expect, test } from 'vitest'
import { ann, createGate, handlersWith, openDatabase, openManager, until, untilStatus } from './open-engine.ts'

const input = { name: 'a' }

/** Counts, at the driver, the statements by which tasks are read for polls, and the rows that they bring. */
function countReads(database: TestDatabase): { (): number; rows: () => number } {
  let reads = 0
  let rows = 0
  const counted = new WeakSet<object>()
  database.pool.on('acquire', (client) => {
    if (counted.has(client)) return
    counted.add(client)
    const query = client.query.bind(client)
    Object.defineProperty(client, 'query', {
      value: (...args: unknown[]): unknown => {
        const [statement] = args
        if (typeof statement !== 'object' || statement === null || Reflect.get(statement, 'name') !== 'readTasks')
          return Reflect.apply(query, undefined, args)
        reads += 1
        // The pool asks its clients with a callback.
        const answered = args.at(-1)
        if (typeof answered !== 'function') throw new TypeError('Expected a read by the pool')
        const count = (error: unknown, result: { rows: unknown[] } | undefined): void => {
          rows += result?.rows.length ?? 0
          Reflect.apply(answered, undefined, [error, result])
        }
        return Reflect.apply(query, undefined, [...args.slice(0, -1), count])
      },
    })
  })
  return Object.assign(() => reads, { rows: () => rows })
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

test('tasks that go on waiting where they are cost no row of a read; one that moves up does (I7)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  const { manager: other } = await openManager(database)
  const submit = async (n: number) =>
    (await manager.submit({ type: 'resize_image', input: { name: `${n}` } }, ann)).taskId
  const ids = await Promise.all(Array.from({ length: 40 }, (_, n) => submit(n)))
  const pollAll = () => Promise.all(ids.map((id) => manager.get(id, ann)))
  const settled = new Map((await pollAll()).map((task) => [task.id, task]))
  const reads = countReads(database)
  const readsOf = async (count: number) => {
    const enough = reads() + count
    await until(async () => {
      await pollAll()
      return reads() >= enough
    })
  }
  await readsOf(4)
  expect(reads.rows()).toBe(0)

  const first = ids.find((id) => settled.get(id)?.pollAfterMs === 500) ?? ''
  await other.cancel(first, ann)
  await until(async () => (await manager.get(first, ann)).status === 'cancelled')
  await readsOf(2)
  expect(reads.rows()).toBeGreaterThanOrEqual(ids.length)
  const places = (await pollAll()).flatMap((task) => (task.status === 'queued' ? [task.ahead ?? 0] : []))
  expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 39 }, (_, n) => n))
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
