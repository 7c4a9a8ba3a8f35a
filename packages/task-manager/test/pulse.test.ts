import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Database } from '@pf/database'
import { WireProxy } from '@pf/database/testing'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Pulse } from '../src/pulse.ts'
import { openQueue } from '../src/queue.ts'
import { claimTasks } from '../src/worker/claim-tasks.ts'
import { judgeNow, openBareEngine } from './bare-engine.ts'
import { lockWaits } from './lock-waits.ts'
import { ann, createGate, handlersWith, openAgain, openDatabase, openManager, until } from './open-engine.ts'
import { recordStatements } from './record-statements.ts'
import { registry, resizeImage } from './registry.ts'

const input = { name: 'a' }

/** An engine whose worker runs one task for as long as the test likes. */
async function openRunning(database: Database) {
  const { manager } = await openManager(database)
  const gate = createGate()
  const run = async ({ signal }: { signal: AbortSignal }) => gate.pass(signal).then(() => ({ bytes: 1 }))
  await manager.startWorker({ handlers: handlersWith({ resize_image: { run } }) })
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await gate.arrived
  return { manager, taskId }
}

/** Waits until a lease that is made to look 6 s old is renewed. */
async function untilRenewed(client: Pick<Database['pool'], 'query'> | undefined): Promise<void> {
  const aged = await client?.query<{ id: string }>(
    `update task_queue.job set heartbeat_on = now() - interval '6 s' where state = 'active' returning id`,
  )
  await until(async () => {
    const renewed = await client?.query(
      `select from task_queue.job where id = $1 and state = 'active' and heartbeat_on > now() - interval '5 s'`,
      [aged?.rows[0]?.id],
    )
    return renewed?.rowCount === 1
  })
}

/** Nothing of this process moves, as in a suspended one. */
function stall(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

test('a worker renews the lease of what it runs every other second (I5)', async () => {
  const database = await openDatabase()
  await openRunning(database)
  for (let renewals = 0; renewals < 2; renewals++) await untilRenewed(database.pool)
})

test('leases are renewed while every connection of the pool is in use (I5)', async () => {
  const database = await openDatabase()
  await openRunning(database)
  const busy = await Promise.all(Array.from({ length: 8 }, () => database.pool.connect()))
  try {
    await untilRenewed(busy[0])
  } finally {
    for (const client of busy) client.release()
  }
})

test('leases are renewed by another connection when the one for it is half-open (I5)', async () => {
  const direct = await openDatabase()
  const proxy = await WireProxy.open(direct.url)
  onTestFinished(() => proxy[Symbol.asyncDispose]())
  await openRunning(await openAgain(proxy.url))
  await untilRenewed(direct.pool)
  expect(proxy.silence('watchAttempts')).toBe(1)
  await untilRenewed(direct.pool)
})

test('after an answer that the database took long to give nobody is judged for a while: their renewals may have waited too (I5)', async () => {
  const database = await openDatabase()
  const { manager, lines } = await openManager(database)
  const engine = await openBareEngine(database)
  const { taskId } = await manager.submit({ type: 'resize_image', input }, ann)
  await claimTasks(engine, { definition: resizeImage, worker: 'elsewhere', limit: 1 })
  const holder = await database.pool.connect()
  try {
    await holder.query('begin')
    await holder.query('lock table task_queue.queue in access exclusive mode')
    await holder.query(`update task_queue.job set heartbeat_on = now() - interval '12 s' where state = 'active'`)
    await until(async () => (await lockWaits(database)) > 0)
    await delay(1_500)
    await holder.query('commit')
  } finally {
    holder.release()
  }
  await delay(1_000)
  await database.pool.query(`update task_queue.job set heartbeat_on = now() where state = 'active'`)
  await delay(4_000)
  expect(await manager.get(taskId, ann)).toMatchObject({ status: 'running', attempt: 1 })
  // A question that was given up would hold judging by itself.
  expect(lines.map(({ text }) => text)).not.toContain('The judging of the task engine failed')
})

test('a process that was stalled renews its own leases before all else, whatever beat it is (I5)', async () => {
  const database = await openDatabase()
  const statements = recordStatements(database)
  await openRunning(database)
  const beats = (from = 0) =>
    statements
      .slice(from)
      .flatMap((statement) => (statement === 'watchAttempts' ? 'watch' : statement === 'renewLeases' ? 'renew' : []))
  // After a beat with a renewal comes one without, if nothing is done about the stall.
  await until(() => beats().at(-2) === 'renew' && beats().at(-1) === 'watch')
  const stalledAt = statements.length
  stall(3_500)
  await until(() => beats(stalledAt).includes('watch'))
  expect(beats(stalledAt).slice(0, 2)).toEqual(['renew', 'watch'])
})

test('who may not judge hands nobody over, and who is stalled in the middle of it stops there (I5)', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  await manager.submit({ type: 'resize_image', input }, ann)
  const engine = await openBareEngine(database)
  await database.transaction((tx) => engine.queue.fetch(tx, 'resize_image', 1))
  await database.pool.query(`update task_queue.job set heartbeat_on = now() - interval '1 minute'`)
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const states = async () =>
    (await database.pool.query<{ state: string }>('select distinct state from task_queue.job')).rows
  for (const allowed of [0, 1, 2]) {
    let asked = 0
    const mayJudge = (): boolean => ++asked <= allowed
    await using queue = await openQueue({ database, definitions: Object.values(registry), mayJudge, log })
    await judgeNow({ ...engine, queue }).catch(() => undefined)
    expect(asked).toBe(allowed + 1)
    expect(await states()).toEqual([{ state: 'active' }])
  }
  await judgeNow(engine)
  expect(await states()).not.toContainEqual({ state: 'active' })
})

test('once a minute a process sweeps, and lets pg-boss delete the jobs that ended long ago', async () => {
  const database = await openDatabase()
  const { manager } = await openManager(database)
  for (let n = 0; n < 2; n++) await manager.submit({ type: 'resize_image', input }, ann)
  await manager[Symbol.asyncDispose]()
  const engine = await openBareEngine(database)
  // One of the tasks still waits for a job that has ended.
  await database.transaction(async (tx) => {
    for (const job of await engine.queue.fetch(tx, 'resize_image', 1)) await engine.queue.complete(tx, job)
  })
  await database.pool.query(`
    update tasks.task set updated_at = now() - interval '1 minute';
    update task_queue.job set completed_on = now() - interval '2 hours' where state = 'completed'`)
  const jobStates = async () => {
    const { rows } = await database.pool.query<{ state: string }>('select state from task_queue.job')
    return rows.map(({ state }) => state).toSorted()
  }

  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
  onTestFinished(() => void vi.useRealTimers())
  await using pulse = new Pulse()
  pulse.start(engine)
  const statesAfterBeat = async () => {
    await vi.advanceTimersByTimeAsync(1_000)
    // The database's time goes on as ever: its answers must not seem to take seconds.
    await delay(20)
    return jobStates()
  }
  let states: string[] = []
  for (let beat = 1; beat < 60; beat++) expect(await statesAfterBeat()).toEqual(['completed', 'created'])
  // A beat does not wait for what it begins; another minute begins what this one could not.
  const repaired = ['created', 'created']
  for (let beat = 60; beat <= 180 && !isDeepStrictEqual(states, repaired); beat++) states = await statesAfterBeat()
  expect(states).toEqual(repaired)
})
