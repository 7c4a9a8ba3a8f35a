import { fill, measurePeers, startWork, whatWorked } from '../contestants.ts'
import { absent, compare, perSecond } from '../row.ts'
import type { Outcome, Row } from '../row.ts'
import { openStore } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { systems } from '../systems/systems.ts'
import type { SystemName } from '../systems/systems.ts'

const slots = 10

/** A backlog of 100 000 that waits while one worker process takes from it, and then two. */
export async function measureDeepBacklog(scene: Scene): Promise<Row[]> {
  const tasks = scene.quick ? 5_000 : 100_000
  const own = await deepBacklogOf(scene, { system: 'engine', tasks })
  const two = new Map<string, Outcome>()
  const one = await measurePeers(scene, async (system) => {
    if (!(await systems[system]()).takesMany) {
      two.set(system, absent(system, 'not filled: has no call for many'))
      return absent(system, 'not filled: has no call for many')
    }
    const { rates } = await deepBacklogOf(scene, { system, tasks })
    two.set(system, outcome(system, rates.two))
    return outcome(system, rates.one)
  })
  const [alone, together] = [outcome('engine', own.rates.one), outcome('engine', own.rates.two)]
  const gain = `; ${(own.rates.two / own.rates.one).toFixed(2)} × one process`
  return [
    ...compare(
      `backlog of ${tasks.toLocaleString('en')}, one process of ${slots} slots`,
      { ...alone, usage: own.usage },
      { better: 'more', outcomes: one },
    ),
    ...compare(
      `the same, two processes`,
      { ...together, figure: together.figure + gain },
      { better: 'more', outcomes: [...two.values()] },
    ),
  ]
}

const outcome = (system: string, value: number): Outcome => ({ system, value, figure: perSecond(value) })

async function deepBacklogOf(scene: Scene, { system, tasks }: { system: SystemName; tasks: number }) {
  const withinMs = scene.quick ? 2_000 : 8_000
  await using store = await openStore(scene, system)
  const { location } = store
  const fillUp = (count: number) => fill({ system, location, count, steps: 0 })
  await fillUp(tasks)
  const work = async (): Promise<Awaited<ReturnType<typeof whatWorked>>> => {
    await using worker = await startWork({ system, location, slots, enough: tasks, withinMs })
    return await whatWorked(worker)
  }
  const alone = await work()
  // Two find what one has found.
  await fillUp(alone.count)
  const both = await Promise.all([work(), work()])
  const rates = {
    one: alone.count / alone.seconds,
    two: both.reduce((sum, { count, seconds }) => sum + count / seconds, 0),
  }
  return { rates, usage: alone.usage }
}
