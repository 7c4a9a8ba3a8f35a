import { fill, measurePeers, startWork, whatWorked } from '../contestants.ts'
import { compare, perSecond } from '../row.ts'
import type { Row } from '../row.ts'
import { openStore } from '../scene.ts'
import type { Scene } from '../scene.ts'
import type { SystemName } from '../systems/systems.ts'
import { quantile } from '../measuring/quantile.ts'

const tasks = 500
const withinMs = 10_000
const wanted = 200

/** A backlog of 500 tasks that do nothing, one slot. */
export async function measureBacklog(scene: Scene): Promise<Row[]> {
  const rounds = []
  for (let round = 0; round < (scene.quick ? 1 : 3); round += 1) rounds.push(await backlogOf(scene, 'engine'))
  const rate = quantile(rounds.map(rateOf), 0.5)
  const peers = await measurePeers(scene, async (system) => {
    const worked = await backlogOf(scene, system)
    const unfinished = worked.count < tasks ? `; ${worked.count} of ${tasks} in ${withinMs / 1_000} s` : ''
    return { system, value: rateOf(worked), figure: `${perSecond(rateOf(worked))}${unfinished}` }
  })
  const target = { text: `≥ ${wanted}/s`, held: rate >= wanted && rounds.every(({ count }) => count === tasks) }
  const usage = rounds[0]?.usage
  return compare(
    `backlog of ${tasks}, one slot`,
    { system: 'engine', value: rate, figure: perSecond(rate), target, ...(usage === undefined ? {} : { usage }) },
    { better: 'more', outcomes: peers },
  )
}

const rateOf = ({ count, seconds }: { count: number; seconds: number }): number => count / seconds

async function backlogOf(scene: Scene, system: SystemName) {
  await using store = await openStore(scene, system)
  const { location } = store
  await fill({ system, location, count: tasks, steps: 0 })
  await using worker = await startWork({ system, location, slots: 1, enough: tasks, withinMs })
  return await whatWorked(worker)
}
