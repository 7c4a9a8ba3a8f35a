import { startWork, submitIn, whatWorked } from '../contestants.ts'
import { loadFor, pathOf } from '../engine/polls.ts'
import { submitWaiting } from '../engine/waiting-tasks.ts'
import { processMs } from '../measuring/process-times.ts'
import { openStore } from '../scene.ts'
import type { Scene } from '../scene.ts'
import { slowTask } from './costs.ts'
import type { Costs } from './costs.ts'
import { combine } from './model.ts'
import { startServer } from './pollers.ts'
import type { Polls } from './pollers.ts'
import { whileDoing } from './spending.ts'

/** A browser asks twice a second while its task runs. */
const pollsATask = (slowTask.steps * slowTask.stepMs) / 500
const tasksPolled = 1_000

export interface Mix {
  readonly tasksPerSecond: number
  readonly pollsPerSecond: number
  /** Processor time a second of all processes that take part, ms. */
  readonly predictedMs: number
  readonly measuredMs: number
  readonly waitP99: number
  readonly pollP99: number
  /** Whether all that was submitted was also done, and all polls were answered, at that rate. */
  readonly kept: boolean
}

/**
 * What a company does, all at once: tasks are submitted evenly, each reports progress ten times in three seconds and is polled meanwhile;
 * so many of them that, by the model, this share of the machine's cores is used.
 */
export async function simulate(
  scene: Scene,
  { costs, polls, share, cores }: { costs: Costs; polls: Polls; share: number; cores: number },
): Promise<Mix> {
  const aTask = combine([costs.submit, 1], [costs.run, 1], [costs.progress, slowTask.steps], [polls.cost, pollsATask])
  const taskMs = aTask.appMs + aTask.postgresMs + pollsATask * polls.clientMs
  const everyMs = Math.max(1, Math.round(taskMs / (cores * share)))
  const tasksPerSecond = 1_000 / everyMs
  const pollsPerSecond = Math.round(tasksPerSecond * pollsATask)
  const seconds = scene.quick ? 5 : 20
  const count = Math.round(tasksPerSecond * seconds)

  await using store = await openStore(scene, 'engine')
  const { location } = store
  await using server = await startServer(scene)
  const paths = (await submitWaiting(scene.database, tasksPolled)).map(pathOf)
  // Handlers that only wait: as many at a time as there are.
  await using worker = await startWork({
    system: 'engine',
    location,
    slots: count,
    enough: count,
    withinMs: 2_000 * seconds,
  })
  const serverBefore = await processMs(server.pid)
  const began = performance.now()
  const { did, spent } = await whileDoing(scene, () =>
    Promise.all([
      submitIn({ system: 'engine', location, how: { kind: 'paced', count, everyMs }, ...slowTask }),
      whatWorked(worker),
      loadFor(scene, { origin: server.url, paths, connections: 16, perSecond: pollsPerSecond, seconds }),
    ]),
  )
  const tookSeconds = (performance.now() - began) / 1_000
  const serverMs = (await processMs(server.pid)) - serverBefore
  const [submitted, worked, polled] = did
  const measured = spent.postgresMs + submitted.usage.cpuMs + worked.usage.cpuMs + serverMs + polled.cpuMs
  return {
    tasksPerSecond,
    pollsPerSecond,
    predictedMs: (taskMs * count) / tookSeconds,
    measuredMs: measured / tookSeconds,
    waitP99: worked.waitP99,
    pollP99: polled.p99,
    kept: worked.count === count && submitted.seconds <= 1.1 * seconds && polled.perSecond >= 0.9 * pollsPerSecond,
  }
}
