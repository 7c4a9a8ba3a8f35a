import { monitorEventLoopDelay } from 'node:perf_hooks'
import { z } from 'zod'

/** What a process used while it was measured. */
export const usage = z.object({ cpuMs: z.number(), rssGrowthMb: z.number(), loopDelayP99Ms: z.number() })
export type Usage = z.output<typeof usage>

const sampleMs = 50

/** Watches this process from now on; the answer says what it used since. */
export function watchUsage(): () => Usage {
  const delays = monitorEventLoopDelay({ resolution: 10 })
  delays.enable()
  const cpu = process.cpuUsage()
  const startRss = process.memoryUsage.rss()
  let peakRss = startRss
  const timer = setInterval(() => (peakRss = Math.max(peakRss, process.memoryUsage.rss())), sampleMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    delays.disable()
    const { user, system } = process.cpuUsage(cpu)
    return {
      cpuMs: (user + system) / 1_000,
      rssGrowthMb: (peakRss - startRss) / 2 ** 20,
      loopDelayP99Ms: Math.max(0, delays.percentile(99) / 1e6 - 10),
    }
  }
}
