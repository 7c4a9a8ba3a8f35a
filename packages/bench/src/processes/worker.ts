import { setTimeout as delay } from 'node:timers/promises'
import { quantile } from '../measuring/quantile.ts'
import { monotonicMs, warmUpN } from '../systems/system.ts'
import { systems } from '../systems/systems.ts'
import { workJob } from './jobs.ts'
import type { Said } from './jobs.ts'
import { watchUsage } from './usage.ts'

/** A process that works for one system, and says how much it did. */
const { system: name, location, slots, enough, withinMs } = workJob.parse(JSON.parse(process.argv[2] ?? ''))
const say = (line: Said): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
const waits: number[] = []
const all = Promise.withResolvers<void>()
let ended = 0
let lastEnd = 0

await using system = await (await systems[name]()).open(location)
const used = watchUsage()
const began = performance.now()
await using _ = await system.work({
  slots,
  run: async ({ n, sentAt, steps, stepMs }, report) => {
    if (n === warmUpN) return
    waits.push(monotonicMs() - sentAt)
    for (let step = 1; step <= steps; step += 1) {
      await report(Math.floor((100 * step) / steps))
      if (stepMs > 0) await delay(stepMs)
    }
    ended += 1
    lastEnd = performance.now()
    if (ended === enough) all.resolve()
  },
})
say({ event: 'ready' })
await Promise.race([all.promise, delay(withinMs, undefined, { ref: false })])
if (ended === 0) throw new Error(`No task of ${name} was run within ${withinMs} ms`)
const [waitP50, waitP99] = [quantile(waits, 0.5), quantile(waits, 0.99)]
// Who has emptied the queue waits until the time is over: that is not counted.
const seconds = (lastEnd - began) / 1_000
say({ event: 'worked', count: ended, seconds, waitP50, waitP99, usage: used() })
