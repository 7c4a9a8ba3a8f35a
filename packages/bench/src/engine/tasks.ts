import { fill, measurePeers, startWork, whatWorked } from '../contestants.ts'
import { compare, perSecond } from '../row.ts'
import type { Row } from '../row.ts'
import { openStore } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { systems } from '../systems/systems.ts'
import type { SystemName } from '../systems/systems.ts'

const steps = 10
const slots = 10
const withinMs = 15_000

/** Whole tasks, from claim to end, whose handlers report progress ten times. */
export async function measureTasks(scene: Scene): Promise<Row[]> {
  const own = await tasksOf(scene, 'engine')
  const peers = await measurePeers(scene, async (system) => {
    const { count, seconds } = await tasksOf(scene, system)
    const progress = (await systems[system]()).progress ?? 'has no progress: without'
    return { system, value: count / seconds, figure: `${perSecond(count / seconds)} (${progress})` }
  })
  const rate = own.count / own.seconds
  const figure = `${perSecond(rate)} (${(await systems.engine()).progress})`
  return compare(
    `whole tasks, ${steps} progress reports each, ${slots} slots`,
    { system: 'engine', value: rate, figure, usage: own.usage },
    { better: 'more', outcomes: peers },
  )
}

async function tasksOf(scene: Scene, system: SystemName) {
  const count = scene.quick ? 200 : 2_000
  await using store = await openStore(scene, system)
  const { location } = store
  await fill({ system, location, count, steps })
  await using worker = await startWork({ system, location, slots, enough: count, withinMs })
  return await whatWorked(worker)
}
