import type { Database } from '@pf/database'
import { expect, test } from 'vitest'
import { openQueue } from '../src/queue.ts'
import { judgeNow, openBareEngine } from './bare-engine.ts'
import { ann, createGate, handlersWith, openDatabase, openManager, until } from './open-engine.ts'
import { recordStatements } from './record-statements.ts'
import { registry } from './registry.ts'

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

const isRenewal = (statement: string): boolean => statement.includes('heartbeat_on') && /^\s*update/im.test(statement)

/** Nothing of this process moves, as in a suspended one. */
function stall(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

test('a worker renews the lease of what it runs every other second (I5)', async () => {
  const database = await openDatabase()
  await openRunning(database)
  for (let renewals = 0; renewals < 2; renewals++) {
    const { rows } = await database.pool.query<{ id: string }>(
      `update task_queue.job set heartbeat_on = now() - interval '6 s' where state = 'active' returning id`,
    )
    await until(async () => {
      const { rowCount } = await database.pool.query(
        `select from task_queue.job where id = $1 and state = 'active' and heartbeat_on > now() - interval '5 s'`,
        [rows[0]?.id],
      )
      return rowCount === 1
    })
  }
})

test('a process that was stalled renews its own leases before all else, whatever beat it is (I5)', async () => {
  const database = await openDatabase()
  const statements = recordStatements(database)
  await openRunning(database)
  const beats = (from = 0) =>
    statements
      .slice(from)
      .flatMap((statement) => (statement === 'watchAttempts' ? 'watch' : isRenewal(statement) ? 'renew' : []))
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
