import { WireProxy } from '@pf/database/testing'
import { expect, onTestFinished, test } from 'vitest'
import { createTaskManager } from '../src/task-manager.ts'
import {
  ann,
  createGate,
  handlersWith,
  openAgain,
  openDatabase,
  openManager,
  until,
  untilStatus,
} from './open-engine.ts'
import { registry } from './registry.ts'

const input = { name: 'a' }

/** A database, and a way to it that the test can cut. */
async function openBehindProxy() {
  const direct = await openDatabase()
  const proxy = await WireProxy.open(direct.url)
  onTestFinished(() => proxy[Symbol.asyncDispose]())
  return { direct, proxy, database: await openAgain(proxy.url) }
}

test('a worker whose LISTEN connection is half-open finds work by its look, and hears again within seconds', async () => {
  const { direct, proxy, database } = await openBehindProxy()
  const { manager } = await openManager(direct)
  const { manager: behind } = await openManager(database)
  await behind.startWorker({ handlers: handlersWith() })
  expect(proxy.silence('listen "tasks_queued"')).toBe(1)
  const missed = await manager.submit({ type: 'resize_image', input }, ann)
  const done = await untilStatus(manager, missed.taskId, 'completed')
  expect(Date.parse(done.doneAt) - Date.parse(done.createdAt)).toBeLessThan(3_000)

  // The one that fell silent is still there at the other end, and the one that took its place.
  await until(async () => {
    const listening = await direct.pool.query(
      `select from pg_stat_activity where datname = current_database() and query = 'listen "tasks_queued"'`,
    )
    return listening.rowCount === 2
  }, 15_000)
})

test('a completion whose commit arrived but whose answer was lost on the way is a completion, and ran once (I4)', async () => {
  const { direct, proxy, database } = await openBehindProxy()
  await direct.pool.query('create table effect (attempt int)')
  const { manager, lines } = await openManager(database)
  let lost: Promise<void> | undefined
  const handlers = handlersWith({
    send_digest: {
      run: ({ task, complete }) =>
        complete(async (tx) => {
          await tx.$client.query('insert into effect values ($1)', [task.attempt])
          lost = proxy.loseAnswerTo('commit\0', 'insert into effect')
          return { sent: 1 }
        }),
    },
  })
  await manager.startWorker({ handlers })
  const { taskId } = await manager.submit({ type: 'send_digest', input: { to: 'a' } }, ann)
  expect(await untilStatus(manager, taskId, 'completed')).toMatchObject({
    attempt: 1,
    failures: 0,
    result: { sent: 1 },
  })
  await lost
  expect((await direct.pool.query('select attempt from effect')).rows).toEqual([{ attempt: 1 }])
  expect(lines.filter(({ level }) => level === 'error')).toEqual([])
})

test('a submit whose answer was lost is repeated with its key and finds its task (I1)', async () => {
  const { direct, proxy, database } = await openBehindProxy()
  const { manager } = await openManager(database)
  const submission = { type: 'resize_image', input, idempotencyKey: 'k' } as const
  const lost = proxy.loseAnswerTo('commit\0')
  await expect(manager.submit(submission, ann)).rejects.toThrow()
  await lost
  expect(await manager.submit(submission, ann)).toMatchObject({ deduplicated: true })
  expect((await direct.pool.query('select from tasks.task')).rowCount).toBe(1)
})

test('an outage longer than a lease takes no task from its worker, on whichever of two hosts it runs (I5)', async () => {
  const { direct, proxy, database } = await openBehindProxy()
  const hosts = [await openManager(database), await openManager(await openAgain(proxy.url))]
  const running: { id: string; gate: ReturnType<typeof createGate> }[] = []
  for (const { manager } of hosts) {
    const gate = createGate()
    const run = async ({ signal }: { signal: AbortSignal }) => gate.pass(signal).then(() => ({ bytes: 1 }))
    await manager.startWorker({ handlers: handlersWith({ resize_image: { run } }), slots: 1 })
    running.push({ id: (await manager.submit({ type: 'resize_image', input }, ann)).taskId, gate })
    await gate.arrived
  }
  proxy.goDown()
  for (const { lines } of hosts)
    await until(() => lines.some(({ text }) => text === 'The heartbeat of the task engine failed'))
  await direct.pool.query(`update task_queue.job set heartbeat_on = now() - interval '1 minute' where state = 'active'`)
  proxy.comeBack()
  await until(async () => {
    const renewed = await direct.pool.query(
      `select from task_queue.job where state = 'active' and heartbeat_on > now() - interval '10 s'`,
    )
    return renewed.rowCount === 2
  })
  for (const [n, { manager }] of hosts.entries()) {
    running[n]?.gate.open()
    const done = await untilStatus(manager, running[n]?.id ?? '', 'completed')
    expect(done).toMatchObject({ attempt: 1, losses: 0, failures: 0 })
  }
})

test('an engine whose database is away at its start says so and leaves nothing open; once it is there, it starts', async () => {
  const { proxy, database } = await openBehindProxy()
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const start = () => createTaskManager({ database, registry, can: () => true, log })
  proxy.goDown()
  await expect(start()).rejects.toThrow()
  await expect(database.listen('tasks_queued', () => undefined)).rejects.toThrow()
  proxy.comeBack()
  const manager = await start()
  onTestFinished(() => manager[Symbol.asyncDispose]())
  await manager.startWorker({ handlers: handlersWith() })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await untilStatus(manager, taskId, 'completed')
})
