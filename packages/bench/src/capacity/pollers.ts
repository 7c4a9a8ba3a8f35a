import { load, pathOf } from '../engine/polls.ts'
import { submitWaiting } from '../engine/waiting-tasks.ts'
import { freePort, startProduct } from '../measuring/product.ts'
import type { Product } from '../measuring/product.ts'
import type { Scene } from '../scene.ts'
import { combine } from './model.ts'
import type { Cost } from './model.ts'
import { whileDoing } from './spending.ts'

export interface Polls {
  readonly cost: Cost
  readonly tasks: number
  /** What PostgreSQL spends a second on the copy that answers the polls of one server, idle upkeep included, ms. */
  readonly backgroundMs: number
  /** Polls a second of one server. */
  readonly aloneRate: number
  /** What the client that asks spends on one, on the same machine. */
  readonly clientMs: number
  readonly measured: readonly { processes: number; rate: number }[]
}

const tasks = 1_000

/** What a poll costs at one server, and the polls of two servers together; no process is bound to a core. */
export async function measurePollers(scene: Scene): Promise<Polls> {
  const unpinned = { ...scene, pins: false }
  await using first = await startServer(scene)
  const paths = (await submitWaiting(scene.database, tasks)).map(pathOf)
  const beganAt = performance.now()
  const { did: alone, spent } = await whileDoing(scene, () =>
    load(unpinned, { pid: first.pid, origin: first.url, paths }),
  )
  // All of it goes into the copy that answers the polls, however many they are.
  const seconds = (performance.now() - beganAt) / 1_000
  await using second = await startServer(scene)
  const both = await Promise.all([first, second].map(({ pid, url }) => load(unpinned, { pid, origin: url, paths })))
  return {
    cost: { ...combine([{ ...spent, appMs: 0 }, 1 / (seconds * alone.perSecond)]), appMs: alone.serverMs },
    tasks,
    backgroundMs: spent.postgresMs / seconds,
    aloneRate: alone.perSecond,
    clientMs: alone.cpuMs / alone.count,
    measured: [{ processes: 2, rate: both.reduce((sum, { perSecond }) => sum + perSecond, 0) }],
  }
}

/** A server of the product that works on nothing; disposing stops it. */
export async function startServer({ root, dataDir }: Scene): Promise<Product & AsyncDisposable> {
  const product = await startProduct({ root, dataDir, port: await freePort(), args: ['--no-worker'] })
  return { ...product, [Symbol.asyncDispose]: async () => void (await product.stop()) }
}
