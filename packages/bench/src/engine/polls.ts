import path from 'node:path'
import { z } from 'zod'
import { startSpeaking } from '../measuring/speaking-process.ts'
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
  const idleMb = await residentMb(product.pid)
  const rounds = scene.quick ? 1 : 3
  const rates = { trpc: new Array<number>(), http: new Array<number>(), product: new Map<number, number[]>() }
  const p99 = new Map<number, number[]>()
  let peakMb = idleMb
  for (let round = 0; round < rounds; round += 1) {
    rates.trpc.push((await loadNoop(scene, 'trpc', '/noop')).perSecond)
    rates.http.push((await loadNoop(scene, 'http', '/')).perSecond)
    for (const count of distinct) {
      const paths = ids
        .slice(0, count)
        .map((id) => `/trpc/tasks.get?input=${encodeURIComponent(JSON.stringify({ id }))}`)
      const loaded = await load(scene, { origin: product.url, paths })
      rates.product.set(count, [...(rates.product.get(count) ?? []), loaded.perSecond])
      p99.set(count, [...(p99.get(count) ?? []), loaded.p99])
      peakMb = Math.max(peakMb, await residentMb(product.pid))
    }
  }
  const [noop, bare] = [quantile(rates.trpc, 0.5), quantile(rates.http, 0.5)]
  return distinct.flatMap((count) => {
    const own = rates.product.get(count) ?? []
    const rate = quantile(own, 0.5)
    const times = quantile(
      own.map((value, round) => value / (rates.trpc[round] ?? Number.NaN)),
      0.5,
    )
    return compare(
      `tasks.get over HTTP, ${count.toLocaleString('en')} waiting task${count === 1 ? '' : 's'}, one core`,
      {
        system: 'engine, in the product’s server',
        value: rate,
        figure: `${perSecond(rate)}, p99 ${milliseconds(quantile(p99.get(count) ?? [], 0.5))}`,
        target: { text: `≥ ${wanted} × the no-op: ${times.toFixed(2)} ×`, held: times >= wanted },
        usage: { rssGrowthMb: peakMb - idleMb },
      },
      {
        better: 'more',
        outcomes: [
          { system: 'floor: no-op procedure, tRPC standalone', value: noop, figure: perSecond(noop) },
          { system: 'bare node:http', value: bare, figure: perSecond(bare) },
        ],
      },
    )
  })
}

async function loadNoop(scene: Scene, kind: 'trpc' | 'http', at: string) {
  const core = scene.pins ? cores.server : undefined
  await using server = startSpeaking(listening, { script: script('noop-server.ts'), args: [kind], core })
  const { port } = await server.heard(() => true, 30_000)
  return await load(scene, { origin: `http://127.0.0.1:${port}`, paths: [at] })
}

async function load(scene: Scene, { origin, paths }: Pick<LoadJob, 'origin' | 'paths'>) {
  // A first, short one: what is compiled and cached then is no part of what is measured.
  await loadFor(scene, { origin, paths, connections, seconds: 1 })
  return loadFor(scene, { origin, paths, connections, seconds: scene.quick ? 2 : 4 })
}

async function loadFor(scene: Scene, job: LoadJob) {
  const core = scene.pins ? cores.client : undefined
  await using client = startSpeaking(loadSaid, { script: script('http-load.ts'), args: [JSON.stringify(job)], core })
  return await client.heard(() => true, 60_000)
}
