import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '@pf/database'
import { createTaskManager } from '@pf/task-manager'
import type { TaskManager } from '@pf/task-manager'
import type { Actor, Submission } from '@pf/task-contract'
import { startWorkerProcess } from './processes.ts'
import type { EngineProcess } from './processes.ts'
import { engineTypes } from './types.ts'

const actor: Actor = { id: 'proof', name: 'Proof', role: 'admin', via: 'local' }
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

const restarts = 10
const wantedTasks = 200
const wantedBacklog = 50

interface Scene {
  readonly database: Database
  readonly dataDir: string
  readonly say: (line: string) => void
}

const ready = (worker: EngineProcess) => worker.heard(({ event }) => event === 'ready', 30_000)

/**
 * Two worker processes are replaced in turn while more tasks come than they can perform: parallel ones, serial ones, and equal ones that
 * coalesce. All are performed, once, nothing is counted against them, and serial ones never run beside each other.
 */
export async function proveRestarts({ database, dataDir, say }: Scene): Promise<boolean> {
  await using manager = await createTaskManager({ database, registry: engineTypes, can: () => true, log })
  const workers = [startWorkerProcess(dataDir), startWorkerProcess(dataDir)]
  const ended = new AbortController()
  const submitting = submitUntil(manager, ended.signal)
  const overlaps = countOverlaps(database, ended.signal)
  let backlog = 0
  try {
    await Promise.all(workers.map(ready))
    for (let restart = 0; restart < restarts; restart += 1) {
      const place = restart % 2
      const next = startWorkerProcess(dataDir)
      await ready(next)
      await workers[place]?.[Symbol.asyncDispose]()
      workers[place] = next
      backlog = Math.max(backlog, await countLive(database))
    }
    ended.abort()
    await submitting
    const until = performance.now() + 120_000
    while ((await countLive(database)) > 0 && performance.now() < until) await delay(200)
  } finally {
    ended.abort()
    await Promise.all(workers.map((worker) => worker[Symbol.asyncDispose]()))
  }
  const { ids, merged } = await submitting
  const sum = await sumUp(database)
  const beside = await overlaps
  say(
    `ten rolling restarts under load: ${sum.completed} of ${ids.size} tasks completed, ${sum.serial} of them serial, at most ${backlog} waiting; ${merged} submissions coalesced`,
  )
  say(
    `    failures ${sum.failures}, losses ${sum.losses}, handed back ${sum.handbacks} times, effects ${sum.effects}, serial ones beside each other ${beside} times`,
  )
  const held = sum.completed === ids.size && sum.effects === ids.size && sum.failures + sum.losses + beside === 0
  return held && sum.handbacks > 0 && merged > 0 && ids.size >= wantedTasks && backlog >= wantedBacklog
}

type Counting = Submission<typeof engineTypes>

/** One of each kind; those of every third round are equal. */
const oneOfEach = (round: number): Counting[] => [
  { type: 'count', input: { to: 4, everyMs: 50 } },
  { type: 'count_in_turn', input: { to: 1, everyMs: 40 } },
  { type: 'count_anew', input: { to: 1, everyMs: 30 + (round % 3) } },
]

/** Submits a backlog, then some of each kind every 100 ms. */
async function submitUntil(
  manager: TaskManager<typeof engineTypes>,
  signal: AbortSignal,
): Promise<{ ids: Set<string>; merged: number }> {
  const ids = new Set<string>()
  let merged = 0
  let submissions = Array.from({ length: 80 }, (_, round) => oneOfEach(round)).flat()
  for (let round = 0; !signal.aborted; round += 1) {
    for (const { taskId, deduplicated } of await manager.submitMany(submissions, actor)) {
      ids.add(taskId)
      if (deduplicated) merged += 1
    }
    submissions = oneOfEach(round)
    await delay(100)
  }
  return { ids, merged }
}

/** How often two tasks of one lane were seen running. */
async function countOverlaps({ pool }: Database, signal: AbortSignal): Promise<number> {
  let seen = 0
  while (!signal.aborted) {
    const { rowCount } = await pool.query(
      `select from tasks.task where status = 'running' and serial group by type, lane having count(*) > 1`,
    )
    seen += rowCount ?? 0
    await delay(10)
  }
  return seen
}

async function countLive({ pool }: Database): Promise<number> {
  const { rowCount } = await pool.query(
    `select from tasks.task where type like 'count%' and status in ('queued', 'running')`,
  )
  return rowCount ?? 0
}

interface Sum {
  readonly completed: number
  readonly serial: number
  readonly failures: number
  readonly losses: number
  readonly handbacks: number
  readonly effects: number
}

async function sumUp({ pool }: Database): Promise<Sum> {
  const { rows } = await pool.query<Sum>(`
    select count(*) filter (where status = 'completed')::int as completed, count(*) filter (where serial)::int as serial,
      sum(failures)::int as failures, sum(losses)::int as losses, sum(attempt - 1)::int as handbacks,
      (select count(*)::int from effect) as effects
    from tasks.task where type like 'count%'`)
  const [sum] = rows
  if (sum === undefined) throw new Error('The tasks could not be counted')
  return sum
}
