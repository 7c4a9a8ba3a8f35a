import { expect, test } from 'vitest'
import { submitManyInTransaction } from '../src/submit.ts'
import { openBareEngine } from './bare-engine.ts'
import { lockWaits } from './lock-waits.ts'
import {
  ann,
  bob,
  createGate,
  handlersWith,
  openDatabase,
  openEngine,
  openManager,
  until,
  untilStatus,
} from './open-engine.ts'
import { buildIndex } from './registry.ts'

const submission = { type: 'build_index', input: {} } as const

test('equal submissions share the task that waits; behind one that runs the next waits and runs', async () => {
  const gate = createGate()
  const attempts: string[] = []
  const { manager } = await openEngine({
    build_index: {
      run: async ({ task, signal }) => {
        attempts.push(task.id)
        if (attempts.length === 1) await gate.pass(signal)
        return { files: attempts.length }
      },
    },
  })
  const running = await manager.submit(submission, ann)
  await gate.arrived
  const waiting = await manager.submit(submission, ann)
  expect(waiting).toMatchObject({ deduplicated: false })
  expect(waiting.taskId).not.toBe(running.taskId)
  // Another person's, written another way: it is the input that counts.
  const same = await manager.submit({ type: 'build_index', input: { full: false } }, bob)
  expect(same).toMatchObject({ taskId: waiting.taskId, deduplicated: true })
  expect(await manager.submit({ type: 'build_index', input: { full: true } }, ann)).toMatchObject({
    deduplicated: false,
  })
  gate.open()
  await untilStatus(manager, waiting.taskId, 'completed')
  expect(attempts.slice(0, 2)).toEqual([running.taskId, waiting.taskId])
})

test('submissions that arrive at once at two servers make one task', async () => {
  const database = await openDatabase()
  const [{ manager }, { manager: other }] = [await openManager(database), await openManager(database)]
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, n) => (n % 2 ? manager : other).submit(submission, ann)),
  )
  expect(new Set(answers.map(({ taskId }) => taskId)).size).toBe(1)
  expect(answers.filter(({ deduplicated }) => !deduplicated)).toHaveLength(1)
})

test('two who submit the same tasks at once, each in an order of his own, share them and do not deadlock', async () => {
  const database = await openDatabase()
  const engine = await openBareEngine(database)
  const gate = createGate()
  const submitAll = (inputs: string[], meanwhile?: () => Promise<void>) =>
    database.transaction(async (tx) => {
      const submissions = inputs.map((input) => ({ definition: buildIndex, input, actor: ann }))
      const stored = await submitManyInTransaction(engine, tx, submissions)
      await meanwhile?.()
      return new Map(stored.map(({ row }) => [row.input, row.id]))
    })
  // Both have stored their first task, and wait for the one that they have in common, before either comes to the other's.
  const middle = submitAll(['middle'], () => gate.pass())
  await gate.arrived
  const both = Promise.all([submitAll(['a', 'middle', 'b']), submitAll(['b', 'middle', 'a'])])
  await until(async () => (await lockWaits(database)) === 2)
  gate.open()
  const [first, second] = await both
  expect(second).toEqual(first)
  expect(first.get('middle')).toBe((await middle).get('middle'))
})

test('a key that coalesced leads to its task for good, and is asked before coalescing', async () => {
  const { manager } = await openManager(await openDatabase())
  const first = await manager.submit(submission, ann)
  const keyed = { ...submission, idempotencyKey: 'k' }
  expect(await manager.submit(keyed, ann)).toMatchObject({ taskId: first.taskId, deduplicated: true })
  await manager.cancel(first.taskId, ann)
  expect(await manager.submit(keyed, ann)).toMatchObject({ taskId: first.taskId, deduplicated: true })
  expect(await manager.submit(submission, ann)).toMatchObject({ deduplicated: false })
})

test('a waiting task can not begin before a completion that coalesced with it has committed', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  await database.pool.query('create table fact (text text)')
  const seen: unknown[] = []
  const gate = createGate()
  const handlers = handlersWith({
    resize_image: {
      run: ({ complete }) =>
        complete(async (tx) => {
          await tx.$client.query(`insert into fact values ('new')`)
          await tx.submit(buildIndex, {})
          await gate.pass()
          return { bytes: 1 }
        }),
    },
    build_index: {
      run: async () => {
        seen.push((await database.pool.query('select text from fact')).rows)
        return { files: 1 }
      },
    },
  })
  const waiting = await manager.submit(submission, ann)
  const { read_header, resize_image, ...rest } = handlers
  const { taskId } = await manager.submit({ type: 'resize_image', input: { name: 'a' } }, ann)
  await database.pool.query(`update task_queue.job set start_after = now() + interval '1 s' where name = 'build_index'`)
  await manager.startWorker({ handlers: { ...rest, read_header, resize_image } })
  await gate.arrived
  await database.pool.query(`select pg_sleep(2)`)
  expect(seen).toEqual([])
  gate.open()
  await untilStatus(manager, taskId, 'completed')
  await untilStatus(manager, waiting.taskId, 'completed')
  expect(seen).toEqual([[{ text: 'new' }]])
})
