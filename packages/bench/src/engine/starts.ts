import { measurePeers, startWork, submitIn, whatWorked } from '../contestants.ts'
import { compare, milliseconds } from '../row.ts'
import type { Row } from '../row.ts'
import { openStore } from '../scene.ts'
import type { Scene } from '../scene.ts'
import type { SystemName } from '../systems/systems.ts'

const everyMs = 20
const slots = 10
const wanted = { p50: 10, p99: 50 }

/** From before the submit in one process to the start of the handler in another, one every 20 ms. */
export async function measureStarts(scene: Scene): Promise<Row[]> {
  const own = await startsOf(scene, 'engine')
  const peers = await measurePeers(scene, async (system) => {
    const { waitP50, waitP99 } = await startsOf(scene, system)
    return { system, value: waitP50, figure: figure(waitP50, waitP99) }
  })
  const count = countOf(scene)
  const held = own.count === count && own.waitP50 <= wanted.p50 && own.waitP99 <= wanted.p99
  const target = { text: `p50 ≤ ${wanted.p50} ms, p99 ≤ ${wanted.p99} ms`, held }
  return compare(
    'submit → handler starts, p50 · p99',
    { system: 'engine', value: own.waitP50, figure: figure(own.waitP50, own.waitP99), target, usage: own.usage },
    { better: 'less', outcomes: peers },
  )
}

const figure = (p50: number, p99: number): string => `${milliseconds(p50)} · ${milliseconds(p99)}`

const countOf = ({ quick }: Scene): number => (quick ? 100 : 500)

async function startsOf(scene: Scene, system: SystemName) {
  const count = countOf(scene)
  await using store = await openStore(scene, system)
  const { location } = store
  await using worker = await startWork({ system, location, slots, enough: count, withinMs: 60_000 })
  await submitIn({ system, location, how: { kind: 'paced', count, everyMs }, warmUp: true, steps: 0 })
  return await whatWorked(worker)
}
