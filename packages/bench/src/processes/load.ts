import { z } from 'zod'

/** What the process that asks is to do. */
export const loadJob = z.object({
  origin: z.string(),
  /** Asked in turn, by each connection. */
  paths: z.array(z.string()).min(1),
  connections: z.int(),
  /** At this rate; without it as often as it can. */
  perSecond: z.number().optional(),
  seconds: z.number(),
})
export type LoadJob = z.output<typeof loadJob>

/** What it says; times in ms. */
export const loadSaid = z.object({
  count: z.number(),
  perSecond: z.number(),
  p99: z.number(),
  /** What asking cost this process itself. */
  cpuMs: z.number(),
})
export type LoadSaid = z.output<typeof loadSaid>
