import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '@pf/database'
import { createTaskManager, prepareTaskSchema } from '@pf/task-manager'
import type { TaskHandlers, TaskManager } from '@pf/task-manager'
import type { Actor } from '@pf/task-contract'
import { proveRestarts } from './engine/restarts.ts'
import { timedTypes } from './engine/timed-types.ts'
import type { Proof } from './proof.ts'
import { openDataFolder, quantile } from '@pf/bench/measuring'

const actor: Actor = { id: 'proof', name: 'Proof', role: 'admin', via: 'local' }
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** What the engine alone must hold, rolling restarts under load, and a coalesced submission behind a run that is active. */
export const proveEngine: Proof = async ({ say }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'pf-proof-engine-'))
  try {
    const dataDir = path.join(folder, 'data')
    await using database = await openDataFolder(dataDir)
    await prepareTaskSchema(database)
    await database.pool.query('create table effect (id bigserial, task_id uuid, attempt int, what text)')
    const held = [await proveTimes({ database, dataDir, say }), await proveRestarts({ database, dataDir, say })]
    return held.every(Boolean)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Scene {
  readonly database: Database
  readonly dataDir: string
  readonly say: (line: string) => void
}

/** When each attempt of each task began and ended. */
class Stopwatch {
  readonly began = new Map<string, number[]>()
  readonly ended = new Map<string, number>()
  #waiting: (() => void) | undefined

  begin(id: string): void {
    this.began.set(id, [...(this.began.get(id) ?? []), performance.now()])
  }

  end(id: string): void {
    this.ended.set(id, performance.now())
    this.#waiting?.()
  }

  async untilEnded(ids: readonly string[]): Promise<void> {
    while (!ids.every((id) => this.ended.has(id))) await new Promise<void>((resolve) => (this.#waiting = resolve))
  }
}

async function proveTimes({ database, dataDir, say }: Scene): Promise<boolean> {
  await using manager = await createTaskManager({ database, registry: timedTypes, can: () => true, log })
  await using beside = await openDataFolder(dataDir)
  await using other = await createTaskManager({ database: beside, registry: timedTypes, can: () => true, log })
  const watch = new Stopwatch()
  const firstRebuild = Promise.withResolvers<void>()
  const handlers: TaskHandlers<typeof timedTypes> = {
    empty: { run: async ({ task, input: { n } }) => timed(watch, task.id, n) },
    chained: { run: async ({ task, input: { n } }) => timed(watch, task.id, n) },
    flaky: {
      run: async ({ task, input: { n } }) => {
        if (task.attempt > 1) return timed(watch, task.id, n)
        watch.begin(task.id)
        throw new Error('the first attempt fails, as it should')
      },
    },
    rebuild: {
      run: async ({ task, input: { n } }) => {
        watch.begin(task.id)
        await firstRebuild.promise
        watch.end(task.id)
        return { n }
      },
    },
  }
  const results = [
    await proveBacklog({ manager, handlers, watch, say }),
    await proveStarts({ manager, handlers, watch, say }),
    await proveChain({ manager, handlers, watch, say }, [manager]),
    await proveChain({ manager, handlers, watch, say }, [manager, other]),
    await proveRetry({ manager, handlers, watch, say }),
    await proveCoalesced({ manager, handlers, watch, say }, () => firstRebuild.resolve()),
  ]
  return results.every(Boolean)
}

async function timed(watch: Stopwatch, id: string, n: number): Promise<{ n: number }> {
  watch.begin(id)
  watch.end(id)
  return { n }
}

interface Timing {
  readonly manager: TaskManager<typeof timedTypes>
  readonly handlers: TaskHandlers<typeof timedTypes>
  readonly watch: Stopwatch
  readonly say: (line: string) => void
}

async function proveBacklog({ manager, handlers, watch, say }: Timing): Promise<boolean> {
  const rates: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const many = Array.from({ length: 500 }, (_, n) => ({ type: 'empty', input: { n } }) as const)
    const ids = (await manager.submitMany(many, actor)).map(({ taskId }) => taskId)
    const began = performance.now()
    await using _ = await manager.startWorker({ handlers, slots: 1 })
    await watch.untilEnded(ids)
    rates.push(500 / ((performance.now() - began) / 1_000))
  }
  const rate = quantile(rates, 0.5)
  say(
    `backlog of 500 tasks, one slot, empty handlers: ${rates.map((n) => n.toFixed(0)).join(', ')} a second (wanted ≥ 200)`,
  )
  return rate >= 200
}

async function proveStarts({ manager, handlers, watch, say }: Timing): Promise<boolean> {
  await using _ = await manager.startWorker({ handlers })
  const waits: number[] = []
  for (let n = 0; n < 500; n += 1) {
    const began = performance.now()
    const { taskId } = await manager.submit({ type: 'empty', input: { n } }, actor)
    await watch.untilEnded([taskId])
    waits.push((watch.began.get(taskId)?.[0] ?? Number.NaN) - began)
    await delay(10)
  }
  say(
    `submit → handler starts, 500 times: p50 ${quantile(waits, 0.5).toFixed(1)} ms (wanted ≤ 10), p99 ${quantile(waits, 0.99).toFixed(1)} ms (wanted ≤ 50)`,
  )
  return quantile(waits, 0.5) <= 10 && quantile(waits, 0.99) <= 50
}

async function proveChain(
  { manager, handlers, watch, say }: Timing,
  hosts: readonly TaskManager<typeof timedTypes>[],
): Promise<boolean> {
  const ids: string[] = []
  for (let n = 0; n < 200; n += 1) ids.push((await manager.submit({ type: 'chained', input: { n } }, actor)).taskId)
  await using workers = new AsyncDisposableStack()
  for (const host of hosts) workers.use(await host.startWorker({ handlers }))
  await watch.untilEnded(ids)
  const gaps = ids
    .slice(1)
    .map((id, index) => (watch.began.get(id)?.[0] ?? Number.NaN) - (watch.ended.get(ids[index] ?? '') ?? Number.NaN))
  const inOrder = gaps.every((gap) => gap >= 0)
  say(
    `next in a serial chain, 200 tasks, ${hosts.length === 1 ? 'one worker' : 'two workers'}: gap p99 ${quantile(gaps, 0.99).toFixed(1)} ms (wanted ≤ 50), ${inOrder ? 'in their order' : 'OUT OF ORDER'}`,
  )
  return quantile(gaps, 0.99) <= 50 && inOrder
}

async function proveRetry({ manager, handlers, watch, say }: Timing): Promise<boolean> {
  await using _ = await manager.startWorker({ handlers })
  const waits: number[] = []
  for (let n = 0; n < 20; n += 1) {
    const { taskId } = await manager.submit({ type: 'flaky', input: { n } }, actor)
    await watch.untilEnded([taskId])
    const [first = Number.NaN, second = Number.NaN] = watch.began.get(taskId) ?? []
    waits.push(second - first)
  }
  say(`retry with backoff 0, 20 times: starts after at most ${Math.max(...waits).toFixed(0)} ms (wanted ≤ 1500)`)
  return Math.max(...waits) <= 1_500
}

async function proveCoalesced({ manager, handlers, watch, say }: Timing, open: () => void): Promise<boolean> {
  await using _ = await manager.startWorker({ handlers })
  const submission = { type: 'rebuild', input: { n: 1 } } as const
  const active = await manager.submit(submission, actor)
  while (!watch.began.has(active.taskId)) await delay(5)
  const waiting = await manager.submit(submission, actor)
  const merged = await manager.submit(submission, actor)
  open()
  await watch.untilEnded([active.taskId, waiting.taskId])
  const held = waiting.taskId !== active.taskId && !waiting.deduplicated && merged.taskId === waiting.taskId
  const after = (watch.began.get(waiting.taskId)?.[0] ?? 0) >= (watch.ended.get(active.taskId) ?? Number.NaN)
  say(
    `a submission equal to an active run: ${held ? 'waits as a task of its own' : 'WAS MERGED'}, ${after ? 'runs after it' : 'RAN BESIDE IT'}; a third one shares the waiting task: ${merged.deduplicated}`,
  )
  return held && after && merged.deduplicated
}
