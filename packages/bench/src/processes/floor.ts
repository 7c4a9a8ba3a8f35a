import { z } from 'zod'
import { location } from '../systems/system.ts'
import { usage } from './usage.ts'

/** What the process that measures submissions against their floor is to do. */
export const floorJob = z.object({
  location,
  rounds: z.int(),
  concurrency: z.int(),
  forMs: z.number(),
  /** Tasks by `submitMany`, in as many calls at the same time. */
  many: z.int(),
  manyConcurrency: z.int(),
})
export type FloorJob = z.output<typeof floorJob>

/** What it says: per second, for each round. */
export const floorSaid = z.object({
  rounds: z.array(z.object({ send: z.number(), submit: z.number(), submitMany: z.number() })),
  usage,
})
export type FloorSaid = z.output<typeof floorSaid>
