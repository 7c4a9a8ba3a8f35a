import { openDatabase } from '@pf/database'
import { PgBoss } from 'pg-boss'
import { openEngine } from '../systems/engine.ts'
import { monotonicMs } from '../systems/system.ts'
import { floorJob } from './floor.ts'
import type { FloorSaid } from './floor.ts'
import { watchUsage } from './usage.ts'

/** Submissions beside bare `boss.send` into a queue with notify, in one process and on one pool, in turn. */
const { location, rounds, concurrency, forMs, many, manyConcurrency } = floorJob.parse(
  JSON.parse(process.argv[2] ?? ''),
)

await using database = await openDatabase({ url: location.postgresUrl })
await using engine = await openEngine(database)
const boss = new PgBoss({
  db: { executeSql: (text, values) => database.pool.query(text, values) },
  schema: 'floor',
  supervise: false,
  schedule: false,
})
await boss.start()
await boss.createQueue('floor', { notify: true })

const input = (n: number) => ({ n, sentAt: monotonicMs(), steps: 0, stepMs: 0 })

async function rateOf(submit: (n: number) => Promise<unknown>, ms: number): Promise<number> {
  let count = 0
  const began = performance.now()
  const lane = async (): Promise<void> => {
    while (performance.now() - began < ms) await submit(count++)
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  return count / ((performance.now() - began) / 1_000)
}

async function rateOfMany(tasks: number): Promise<number> {
  const began = performance.now()
  const perCall = tasks / manyConcurrency
  const call = () => engine.submitMany(Array.from({ length: perCall }, (_, n) => input(n)))
  await Promise.all(Array.from({ length: manyConcurrency }, call))
  return tasks / ((performance.now() - began) / 1_000)
}

const send = (n: number) => boss.send('floor', input(n))
const submit = (n: number) => engine.submit(input(n))
await rateOf(send, forMs / 10)
await rateOf(submit, forMs / 10)
await rateOfMany(many / 10)
const used = watchUsage()
const measured: FloorSaid['rounds'] = []
for (let round = 0; round < rounds; round += 1)
  measured.push({
    send: await rateOf(send, forMs),
    submit: await rateOf(submit, forMs),
    submitMany: await rateOfMany(many),
  })
process.stdout.write(`${JSON.stringify({ rounds: measured, usage: used() } satisfies FloorSaid)}\n`)
await boss.stop({ graceful: false })
