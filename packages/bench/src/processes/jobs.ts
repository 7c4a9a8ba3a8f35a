import { z } from 'zod'
import { location } from '../systems/system.ts'
import { systemName } from '../systems/systems.ts'
import { usage } from './usage.ts'

/** What the submitting process is to do, as its argument. */
export const submitJob = z.object({
  system: systemName,
  location,
  /** `one`: so many at the same time, one call each; `many`: by the call for many, some calls at the same time; `paced`: one after the other, with a pause. */
  how: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('one'), concurrency: z.int(), forMs: z.number() }),
    z.object({ kind: z.literal('many'), concurrency: z.int(), count: z.int(), perCall: z.int() }),
    z.object({ kind: z.literal('paced'), count: z.int(), everyMs: z.number() }),
  ]),
  /** A tenth as much goes before and counts for nothing: what is compiled, opened and prepared once is no part of what is measured. */
  warmUp: z.boolean().default(false),
  steps: z.int(),
  stepMs: z.int().default(0),
})
export type SubmitJob = z.input<typeof submitJob>

/** What a working process is to do, as its argument. */
export const workJob = z.object({
  system: systemName,
  location,
  slots: z.int(),
  /** It ends after so many tasks, or when the time is over. */
  enough: z.int(),
  withinMs: z.number(),
})
export type WorkJob = z.output<typeof workJob>

/** What the processes say. */
export const said = z.discriminatedUnion('event', [
  z.object({ event: z.literal('ready') }),
  z.object({ event: z.literal('submitted'), count: z.int(), seconds: z.number(), usage }),
  z.object({
    event: z.literal('worked'),
    count: z.int(),
    seconds: z.number(),
    /** Submit → handler starts, ms. */
    waitP50: z.number(),
    waitP99: z.number(),
    usage,
  }),
])
export type Said = z.output<typeof said>
