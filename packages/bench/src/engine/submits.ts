import path from 'node:path'
import { quantile } from '../measuring/quantile.ts'
import { startSpeaking } from '../measuring/speaking-process.ts'
import { measurePeers, submitIn } from '../contestants.ts'
import { floorSaid } from '../processes/floor.ts'
import type { FloorJob } from '../processes/floor.ts'
import { absent, compare, perSecond } from '../row.ts'
import type { Outcome, Row } from '../row.ts'
import { openStore } from '../scene.ts'
import type { Scene } from '../scene.ts'
import type { SubmitJob } from '../processes/jobs.ts'
import { systems } from '../systems/systems.ts'
import type { SystemName } from '../systems/systems.ts'

const concurrency = 32
/** By the call for many, as many at the same time; one alone leaves the other core of PostgreSQL idle, which the floor does not. */
const calls = 4
const floorShare = 0.8
const manyTimes = 10

/** Durable submits, concurrent, against bare `boss.send`; and many at once. */
export async function measureSubmits(scene: Scene): Promise<Row[]> {
  const forMs = scene.quick ? 1_000 : 3_000
  const count = scene.quick ? 2_000 : 10_000
  const { rounds, usage } = await againstFloor(scene, {
    rounds: roundsOf(scene),
    concurrency,
    forMs,
    many: count,
    manyConcurrency: calls,
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
  const one = await measurePeers(scene, (system) => rateOf(scene, system, { kind: 'one', concurrency, forMs }))
  const many = await measurePeers(scene, async (system) =>
    (await systems[system]()).takesMany
      ? rateOf(scene, system, { kind: 'many', concurrency: calls, count, perCall: count / calls })
      : absent(system, 'has no call for many'),
  )
  const target = { text: `≥ ${floorShare} × the floor: ${share.toFixed(2)} ×`, held: share >= floorShare }
  const manyTarget = { text: `≥ ${manyTimes} × the floor: ${times.toFixed(1)} ×`, held: times >= manyTimes }
  return [
    ...compare(
      `durable submits, ${concurrency} at a time`,
      { system: 'engine', value: submit, figure: perSecond(submit), target, usage },
      { better: 'more', outcomes: [send, ...one] },
    ),
    ...compare(
      `durable submits by the call for many, ${calls} calls of ${count / calls} at a time`,
      { system: 'engine', value: submitMany, figure: perSecond(submitMany), target: manyTarget },
      { better: 'more', outcomes: many },
    ),
  ]
}

const roundsOf = ({ quick }: Scene): number => (quick ? 1 : 5)

/** The median of as many rounds as the engine has, in one store. */
async function rateOf(scene: Scene, system: SystemName, how: SubmitJob['how']): Promise<Outcome> {
  await using store = await openStore(scene, system)
  const rates: number[] = []
  for (let round = 0; round < roundsOf(scene); round += 1) {
    const { count, seconds } = await submitIn({ system, location: store.location, how, warmUp: true, steps: 0 })
    rates.push(count / seconds)
  }
  const value = quantile(rates, 0.5)
  return { system, value, figure: perSecond(value) }
}

async function againstFloor(scene: Scene, job: Omit<FloorJob, 'location'>) {
  await using store = await openStore(scene, 'engine')
  const args = [JSON.stringify({ ...job, location: store.location } satisfies FloorJob)]
  const script = path.join(import.meta.dirname, '../processes/submit-floor.ts')
  await using child = startSpeaking(floorSaid, { script, args })
  return await child.heard(() => true, 180_000)
}
