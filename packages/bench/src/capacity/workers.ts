import { Client } from 'pg'
import { fill, startWork, whatWorked } from '../contestants.ts'
import { openStore } from '../scene.ts'
import type { Scene } from '../scene.ts'
import type { Location } from '../systems/system.ts'

const slots = 10

/** Tasks a second of several worker processes together, each with more to do than it can. */
export async function measureWorkers(scene: Scene, counts: readonly number[]) {
  const measured: { processes: number; rate: number }[] = []
  await using store = await openStore(scene, 'engine')
  const { location } = store
  const withinMs = scene.quick ? 2_000 : 8_000
  for (const processes of counts) {
    await fill({ system: 'engine', location, count: scene.quick ? 3_000 : 20_000, steps: 0 })
    await analyze(location)
    const work = async () => {
      await using worker = await startWork({ system: 'engine', location, slots, enough: 1_000_000, withinMs })
      return await whatWorked(worker)
    }
    const all = await Promise.all(Array.from({ length: processes }, work))
    measured.push({ processes, rate: all.reduce((sum, { count, seconds }) => sum + count / seconds, 0) })
  }
  return measured
}

/** Of tables that were empty a moment ago PostgreSQL plans as of empty ones until its autovacuum has looked, which takes up to a minute. */
async function analyze({ postgresUrl }: Location): Promise<void> {
  const client = new Client({ connectionString: postgresUrl })
  await client.connect()
  await client.query('analyze')
  await client.end()
}
