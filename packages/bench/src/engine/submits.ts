import path from 'node:path'
import { quantile } from '../measuring/quantile.ts'
import { startSpeaking } from '../measuring/speaking-process.ts'
import { measurePeers, submitIn } from '../contestants.ts'
import { floorSaid } from '../processes/floor.ts'
import type { FloorJob } from '../processes/floor.ts'
import { absent, compare, perSecond } from '../row.ts'
import type { Row } from '../row.ts'
import { openStore } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { systems } from '../systems/systems.ts'

const concurrency = 32
const floorShare = 0.8
const manyTimes = 10

/** Durable submits, concurrent, against bare `boss.send`; and many at once. */
export async function measureSubmits(scene: Scene): Promise<Row[]> {
  const forMs = scene.quick ? 1_000 : 3_000
  const { rounds, usage } = await againstFloor(scene, {
    rounds: scene.quick ? 3 : 5,
    concurrency,
    forMs,
    many: scene.quick ? 2_000 : 10_000,
  })
  const median = (of: (round: (typeof rounds)[number]) => number) => quantile(rounds.map(of), 0.5)
  const submit = median((round) => round.submit)
  const submitMany = median((round) => round.submitMany)
  const share = median((round) => round.submit / round.send)
  const times = median((round) => round.submitMany / round.send)
  const send = {
    system: 'floor: boss.send, queue with notify, same pool',
    value: submit / share,
    figure: perSecond(median((round) => round.send)),
  }
  const one = await measurePeers(scene, async (system) => {
    await using store = await openStore(scene, system)
    const how = { kind: 'one', concurrency, forMs } as const
    const { count, seconds } = await submitIn({ system, location: store.location, how, steps: 0 })
    return { system, value: count / seconds, figure: perSecond(count / seconds) }
  })
  const many = await measurePeers(scene, async (system) => {
    if ((await callForMany(system)) === null) return absent(system, 'has no call for many')
    await using store = await openStore(scene, system)
    const count = scene.quick ? 2_000 : 10_000
    const how = { kind: 'many', count, perCall: count } as const
    const { seconds } = await submitIn({ system, location: store.location, how, steps: 0 })
    return { system, value: count / seconds, figure: perSecond(count / seconds) }
  })
  const target = { text: `≥ ${floorShare} × the floor: ${share.toFixed(2)} ×`, held: share >= floorShare }
  const manyTarget = { text: `≥ ${manyTimes} × the floor: ${times.toFixed(1)} ×`, held: times >= manyTimes }
  return [
    ...compare(
      `durable submits, ${concurrency} at a time`,
      { system: 'engine', value: submit, figure: perSecond(submit), target, usage },
      { better: 'more', outcomes: [send, ...one] },
    ),
    ...compare(
      'durable submits by the call for many',
      { system: 'engine', value: submitMany, figure: perSecond(submitMany), target: manyTarget },
      { better: 'more', outcomes: many },
    ),
  ]
}

async function callForMany(name: keyof typeof systems): Promise<string | null> {
  return (await systems[name]()).many
}

async function againstFloor(scene: Scene, job: Omit<FloorJob, 'location'>) {
  await using store = await openStore(scene, 'engine')
  const args = [JSON.stringify({ ...job, location: store.location } satisfies FloorJob)]
  const script = path.join(import.meta.dirname, '../processes/submit-floor.ts')
  await using child = startSpeaking(floorSaid, { script, args })
  return await child.heard(() => true, 180_000)
}
