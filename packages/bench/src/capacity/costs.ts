import { fill, startWork, submitIn, whatWorked } from '../contestants.ts'
import { openStore } from '../scene.ts'
import type { Scene } from '../scene.ts'
import type { Location } from '../systems/system.ts'
import { costOf, minus } from './model.ts'
import type { Cost } from './model.ts'
import { postgresMs, walBytes } from '../measuring/process-times.ts'

export interface Costs {
  readonly submit: Cost
  /** From claim to completion, the handler's own work apart. */
  readonly run: Cost
  /** One write of progress; most calls are not one. */
  readonly progress: Cost
  /** Tasks a second of one worker process that has enough to do. */
  readonly aloneRate: number
}

const slots = 10
/** Longer than the quarter of a second between two writes of a task. */
const stepMs = 300
const steps = 10

/** Measures what a submit, a run and a progress write cost, each by a process of its own. */
export async function measureCosts(scene: Scene): Promise<Costs> {
  const tasks = scene.quick ? 300 : 3_000
  await using store = await openStore(scene, 'engine')
  const { location } = store
  const submitted = await spent(scene, async () => {
    const how = { kind: 'one', concurrency: 8, forMs: scene.quick ? 1_000 : 5_000 } as const
    const { count, usage } = await submitIn({ system: 'engine', location, how, steps: 0 })
    // The first tenth, which warms up, costs as much as the rest and is not counted by the process.
    return { cpuMs: usage.cpuMs * 1.1, count: Math.round(count * 1.1) }
  })
  await drain(location)
  await fill({ system: 'engine', location, count: tasks, steps: 0 })
  let aloneRate = 0
  const ran = await spent(scene, async () => {
    const { count, seconds, usage } = await work(location, { enough: tasks, slots })
    aloneRate = count / seconds
    return { cpuMs: usage.cpuMs, count }
  })
  const slow = scene.quick ? 20 : 100
  await fill({ system: 'engine', location, count: slow, steps, stepMs })
  const reported = await spent(scene, async () => {
    const { count, usage } = await work(location, { enough: slow, slots: slow })
    return { cpuMs: usage.cpuMs, count }
  })
  const run = costOf(ran.cost, ran.count)
  const runs = { appMs: run.appMs * slow, postgresMs: run.postgresMs * slow, walBytes: run.walBytes * slow }
  return {
    submit: costOf(submitted.cost, submitted.count),
    run,
    // Of ten reports the last one is written with the end.
    progress: costOf(minus(reported.cost, runs), slow * (steps - 1)),
    aloneRate,
  }
}

async function spent(scene: Scene, doIt: () => Promise<{ cpuMs: number; count: number }>) {
  const { database } = scene
  const [beforeMs, beforeBytes] = [await postgresMs(database), await walBytes(database)]
  const { cpuMs, count } = await doIt()
  const cost = {
    appMs: cpuMs,
    postgresMs: (await postgresMs(database)) - beforeMs,
    walBytes: (await walBytes(database)) - beforeBytes,
  }
  return { cost, count }
}

/** Works off what is left, unmeasured. */
async function drain(location: Location): Promise<void> {
  const { count } = await work(location, { enough: 1_000_000, slots, withinMs: 3_000 })
  if (count > 0) await drain(location)
}

async function work(location: Location, job: { enough: number; slots: number; withinMs?: number }) {
  await using worker = await startWork({ system: 'engine', location, withinMs: 60_000, ...job })
  return await whatWorked(worker)
}
