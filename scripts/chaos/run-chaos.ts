import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { prepareTaskSchema } from '@pf/task-manager'
import { openDataFolder } from '@pf/bench/measuring'
import { Client } from './client.ts'
import { Dice } from './dice.ts'
import type { Evidence } from './evidence.ts'
import { readFacts } from './facts.ts'
import { Fleet } from './fleet.ts'
import { OutsideLog, readOutsideLog } from './outside-log.ts'
import { restartPostgres } from './restart-postgres.ts'
import { scheduleOf } from './schedule.ts'

const clients = 3
/** What was lost at the end takes a lease, and a long task after it, to end. */
const settleWithinMs = 120_000

/**
 * Random work on three workers and two servers, which are killed and stopped while their PostgreSQL is restarted, for so long; then quiet,
 * until all has ended. Answers what was seen outside and what the database says.
 */
export async function runChaos({ seed, forMs }: { seed: number; forMs: number }): Promise<Evidence> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pf-chaos-'))
  try {
    const evidence = await befall(folder, { seed, forMs })
    await rm(folder, { recursive: true, force: true })
    return evidence
  } catch (error) {
    throw new Error(`The chaos broke off; its database and its log are left in ${folder}`, { cause: error })
  }
}

/** Its PostgreSQL has ended when it returns, so that the folder can be removed. */
async function befall(folder: string, { seed, forMs }: { seed: number; forMs: number }): Promise<Evidence> {
  const dataDir = path.join(folder, 'data')
  const logFolder = path.join(folder, 'log')
  await using database = await openDataFolder(dataDir)
  await prepareTaskSchema(database)
  await database.pool.query('create table effect (task_id uuid, attempt int, what text, holder int, status text)')
  const log = new OutsideLog(logFolder, 'chaos')
  {
    await using fleet = new Fleet({ dataDir, logFolder, log })
    await fleet.ready()
    let submissions = 0
    const crowd = Array.from({ length: clients }, (_, nth) => {
      const dice = new Dice(seed + nth + 1)
      return new Client({ dice, log, urls: () => fleet.urls, nextNumber: () => (submissions += 1) })
    })
    const ended = new AbortController()
    const working = crowd.map((client) => client.work(ended.signal))
    await disturb({ database, dataDir, fleet, log }, { seed, forMs })
    ended.abort()
    await Promise.all(working)
    fleet.continueAll()
    await fleet.ready()
    await Promise.all(crowd.map((client) => client.settle(settleWithinMs)))
    await untilQuiet(database)
  }
  return { lines: await readOutsideLog(logFolder), ...(await readFacts(database)) }
}

interface Scene {
  readonly database: Awaited<ReturnType<typeof openDataFolder>>
  readonly dataDir: string
  readonly fleet: Fleet
  readonly log: OutsideLog
}

async function disturb(scene: Scene, { seed, forMs }: { seed: number; forMs: number }): Promise<void> {
  const began = performance.now()
  for (const next of scheduleOf(new Dice(seed), forMs)) {
    await delay(Math.max(0, began + next.atMs - performance.now()))
    // On a slow machine the kills wait for those that start.
    if (performance.now() - began > forMs) return
    if (next.kind === 'kill') await scene.fleet.kill(next.place)
    else if (next.kind === 'stop') await scene.fleet.stop(next.place, next.forMs)
    else scene.log.append({ event: 'restarted', how: next.how, ...(await restartPostgres(scene, next.how)) })
  }
  await delay(Math.max(0, began + forMs - performance.now()))
}

/** Follow-up tasks, and those whose submission was not answered, end too. */
async function untilQuiet({ pool }: Scene['database']): Promise<void> {
  for (const until = performance.now() + settleWithinMs; performance.now() < until; await delay(200)) {
    const { rowCount } = await pool.query(`select from tasks.task where status in ('queued', 'running') limit 1`)
    if (rowCount === 0) return
  }
}
