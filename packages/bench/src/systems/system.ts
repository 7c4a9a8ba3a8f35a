import { z } from 'zod'

/** Where the stores are that a system may use. */
export const location = z.object({ postgresUrl: z.string(), redisPort: z.number() })
export type Location = z.output<typeof location>

/** What a task of the benchmark is asked to do. */
export const taskInput = z.strictObject({
  n: z.int(),
  /** When it was submitted, by `monotonicMs`. */
  sentAt: z.number(),
  /** How often it reports progress before it ends. */
  steps: z.int(),
  /** How long it works after each report. */
  stepMs: z.int(),
})
export type TaskInput = z.output<typeof taskInput>

/** The `n` of a task that warms up: it is run, and counts for nothing. */
export const warmUpN = -1

/** Milliseconds on the machine's own clock, which all its processes share. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

/** Reports progress; awaited where the system's own is a promise. */
type Report = (percent: number) => void | Promise<void>

interface Work {
  /** Tasks at the same time. */
  readonly slots: number
  readonly run: (input: TaskInput, report: Report) => Promise<void>
}

/** A task system as the benchmark uses it: opened in each process that submits or works. */
export interface TaskSystem extends AsyncDisposable {
  /** Durable once it has answered, as far as the system promises that. */
  submit(input: TaskInput): Promise<unknown>
  /** Many at once, by the system's own call for it. */
  readonly submitMany: ((inputs: readonly TaskInput[]) => Promise<unknown>) | undefined
  /** Begins to work; closing stops that. */
  work(work: Work): Promise<AsyncDisposable>
}

export interface SystemKind {
  /** What the table says of how it was set up. */
  readonly settings: string
  /** The package whose version counts. */
  readonly package: string
  readonly needsRedis: boolean
  /** Whether it has a call that submits many at once. */
  readonly takesMany: boolean
  /** How it reports progress; null: it can't. */
  readonly progress: string | null
  open(place: Location): Promise<TaskSystem>
}
