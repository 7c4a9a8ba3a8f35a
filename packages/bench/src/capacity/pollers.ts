import { load, pathOf } from '../engine/polls.ts'
import { submitWaiting } from '../engine/waiting-tasks.ts'
import { freePort, startProduct } from '../measuring/product.ts'
import type { Product } from '../measuring/product.ts'
import type { Scene } from '../scene.ts'
import type { Cost } from './model.ts'
import { postgresMs, walBytes } from '../measuring/process-times.ts'

export interface Polls {
  readonly cost: Cost
  /** What PostgreSQL spends a second on the copy that answers the polls of one server, idle upkeep included. */
  readonly tasks: number
  readonly background: Pick<Cost, 'postgresMs' | 'walBytes'>
  /** Polls a second of one server. */
  readonly aloneRate: number
  /** What the client that asks spends on one, on the same machine. */
  readonly clientMs: number
  readonly measured: readonly { processes: number; rate: number }[]
}

const tasks = 1_000

/** What a poll costs at one server, and the polls of two servers together; no process is bound to a core. */
export async function measurePollers(scene: Scene): Promise<Polls> {
  const { database } = scene
  const unpinned = { ...scene, pins: false }
  await using servers = new AsyncDisposableStack()
  const start = async (): Promise<Product> => {
    const { root, dataDir } = scene
    const product = await startProduct({ root, dataDir, port: await freePort(), args: ['--no-worker'] })
    servers.defer(async () => void (await product.stop()))
    return product
  }
  const first = await start()
  const paths = (await submitWaiting(database, tasks)).map(pathOf)
  const before = { postgresMs: await postgresMs(database), walBytes: await walBytes(database) }
  const beganAt = performance.now()
  const alone = await load(unpinned, { pid: first.pid, origin: first.url, paths })
  // All of it goes into the copy that answers the polls, however many they are.
  const seconds = (performance.now() - beganAt) / 1_000
  const perSecondOf = (after: number, earlier: number) => (after - earlier) / seconds
  const background = {
    postgresMs: perSecondOf(await postgresMs(database), before.postgresMs),
    walBytes: perSecondOf(await walBytes(database), before.walBytes),
  }
  const second = await start()
  const both = await Promise.all([first, second].map(({ pid, url }) => load(unpinned, { pid, origin: url, paths })))
  return {
    cost: {
      appMs: alone.serverMs,
      postgresMs: background.postgresMs / alone.perSecond,
      walBytes: background.walBytes / alone.perSecond,
    },
    background,
    tasks,
    aloneRate: alone.perSecond,
    clientMs: alone.cpuMs / alone.count,
    measured: [{ processes: 2, rate: both.reduce((sum, { perSecond }) => sum + perSecond, 0) }],
  }
}
