import path from 'node:path'
import { z } from 'zod'
import { processMs } from '../measuring/process-times.ts'
import { startSpeaking } from '../measuring/speaking-process.ts'
import type { SpeakingProcess } from '../measuring/speaking-process.ts'
import { quantile } from '../measuring/quantile.ts'
import { residentMb } from '../measuring/resident-mb.ts'
import type { Product } from '../measuring/product.ts'
import { loadSaid } from '../processes/load.ts'
import type { LoadJob } from '../processes/load.ts'
import { compare, milliseconds, perSecond } from '../row.ts'
import type { Row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { submitWaiting } from './waiting-tasks.ts'

const distinct = [1, 100, 1_000]
const connections = 16
const wanted = 1.5
const cores = { server: 0, client: 1 }
const script = (name: string): string => path.join(import.meta.dirname, '../processes', name)
const listening = z.object({ port: z.number() })

/**
 * `tasks.get` at the product's own server, all guards, the actor and the permission included, beside a procedure that does nothing on
 * tRPC's standalone adapter. The tasks wait, which costs the server most: their places are read anew all the time.
 */
export async function measurePolls(scene: Scene, product: Product): Promise<Row[]> {
  const ids = await submitWaiting(scene.database, Math.max(...distinct))
  await using noopServer = startNoop(scene, 'trpc')
  await using bareServer = startNoop(scene, 'http')
  const idleMb = await residentMb(product.pid)
  const noop: Loaded[] = []
  const bare: Loaded[] = []
  const polls = new Map<number, Loaded[]>()
  let peakMb = idleMb
  for (let round = 0; round < (scene.quick ? 1 : 3); round += 1) {
    noop.push(await loadNoop(scene, noopServer, '/noop'))
    bare.push(await loadNoop(scene, bareServer, '/'))
    for (const count of distinct) {
      const paths = ids.slice(0, count).map(pathOf)
      const loaded = await load(scene, { pid: product.pid, origin: product.url, paths })
      polls.set(count, [...(polls.get(count) ?? []), loaded])
      peakMb = Math.max(peakMb, await residentMb(product.pid))
    }
  }
  const floor = { system: 'floor: no-op procedure, tRPC standalone', ...median(noop) }
  const http = { system: 'bare node:http', ...median(bare) }
  return distinct.flatMap((count) => {
    const own = polls.get(count) ?? []
    const times = quantile(
      own.map(({ perSecond: rate }, round) => rate / (noop[round]?.perSecond ?? Number.NaN)),
      0.5,
    )
    return compare(
      `tasks.get over HTTP, ${count.toLocaleString('en')} waiting task${count === 1 ? '' : 's'}, one core`,
      {
        system: 'engine, in the product’s server',
        ...median(own),
        target: { text: `≥ ${wanted} × the no-op: ${times.toFixed(2)} ×`, held: times >= wanted },
        usage: { rssGrowthMb: peakMb - idleMb },
      },
      { better: 'more', outcomes: [floor, http] },
    )
  })
}

type Loaded = Awaited<ReturnType<typeof load>>

/** The rate, with what each answer cost the server: that tells more than the rate when others use the machine. */
function median(loads: readonly Loaded[]) {
  const of = (what: (loaded: Loaded) => number) => quantile(loads.map(what), 0.5)
  const value = of((loaded) => loaded.perSecond)
  const cpu = of((loaded) => loaded.serverMs).toFixed(3)
  return { value, figure: `${perSecond(value)}, ${cpu} ms CPU each, p99 ${milliseconds(of(({ p99 }) => p99))}` }
}

/** Where a poll of a task goes. */
export const pathOf = (id: string): string => `/trpc/tasks.get?input=${encodeURIComponent(JSON.stringify({ id }))}`

type NoopServer = SpeakingProcess<z.output<typeof listening>>

function startNoop(scene: Scene, kind: 'trpc' | 'http'): NoopServer {
  const core = scene.pins ? cores.server : undefined
  return startSpeaking(listening, { script: script('noop-server.ts'), args: [kind], core })
}

async function loadNoop(scene: Scene, server: NoopServer, at: string) {
  const { port } = await server.heard(() => true, 30_000)
  return load(scene, { pid: server.pid, origin: `http://127.0.0.1:${port}`, paths: [at] })
}

/** Asks a server as often as it can for some seconds, after a short first load. */
export async function load(scene: Scene, { pid, origin, paths }: Pick<LoadJob, 'origin' | 'paths'> & { pid: number }) {
  // What is compiled and cached in the first one is no part of what is measured: a second was too short for a whole server, whose first measure fell behind its next.
  await loadFor(scene, { origin, paths, connections, seconds: scene.quick ? 1 : 3 })
  const before = await processMs(pid)
  const loaded = await loadFor(scene, { origin, paths, connections, seconds: scene.quick ? 2 : 4 })
  return { ...loaded, serverMs: ((await processMs(pid)) - before) / loaded.count }
}

/** Asks a server for some seconds, from a process of its own. */
export async function loadFor(scene: Scene, job: LoadJob) {
  const core = scene.pins ? cores.client : undefined
  await using client = startSpeaking(loadSaid, { script: script('http-load.ts'), args: [JSON.stringify(job)], core })
  return await client.heard(() => true, 60_000)
}
