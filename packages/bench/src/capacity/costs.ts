import { fill, startWork, submitIn, whatWorked } from '../contestants.ts'
import { openStore } from '../scene.ts'
import type { Scene } from '../scene.ts'
import type { Location } from '../systems/system.ts'
import { combine } from './model.ts'
import type { Cost } from './model.ts'
import { whileDoing } from './spending.ts'

export interface Costs {
  readonly submit: Cost
  /** From claim to completion, the handler's own work apart. */
  readonly run: Cost
  /** One write of progress; most calls are not one. */
  readonly progress: Cost
  /** Tasks a second of one worker process that has enough to do. */
  readonly aloneRate: number
}

/** The steps of a task that reports progress: longer than the quarter of a second between two writes, so each report is one. */
export const slowTask = { steps: 10, stepMs: 300 }

const slots = 10

/** Measures what a submit, a run and a progress write cost, each by a process of its own. */
export async function measureCosts(scene: Scene): Promise<Costs> {
  const tasks = scene.quick ? 300 : 3_000
  await using store = await openStore(scene, 'engine')
  const { location } = store
  // Who comes first makes the tables.
  await fill({ system: 'engine', location, count: 1, steps: 0 })
  const how = { kind: 'one', concurrency: 8, forMs: scene.quick ? 1_000 : 5_000 } as const
  const submitted = await measure(scene, () => submitIn({ system: 'engine', location, how, steps: 0 }))
  await work(location, { enough: submitted.count + 1, slots })

  await fill({ system: 'engine', location, count: tasks, steps: 0 })
  const ran = await measure(scene, () => work(location, { enough: tasks, slots }))
  const slow = scene.quick ? 20 : 100
  await fill({ system: 'engine', location, count: slow, ...slowTask })
  const reported = await measure(scene, () => work(location, { enough: slow, slots: slow }))
  const reports = slow * slowTask.steps
  return {
    submit: submitted.each,
    run: ran.each,
    progress: combine([reported.each, slow / reports], [ran.each, -slow / reports]),
    aloneRate: ran.count / ran.seconds,
  }
}

/** What each of the tasks cost that a process of its own submitted or worked on. */
async function measure(
  scene: Scene,
  doIt: () => Promise<{ count: number; seconds: number; usage: { cpuMs: number } }>,
) {
  const { did, spent } = await whileDoing(scene, doIt)
  const { count, seconds, usage } = did
  return { count, seconds, each: combine([{ ...spent, appMs: usage.cpuMs }, 1 / count]) }
}

async function work(location: Location, job: { enough: number; slots: number }) {
  await using worker = await startWork({ system: 'engine', location, withinMs: 60_000, ...job })
  return await whatWorked(worker)
}
