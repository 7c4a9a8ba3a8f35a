import { hostname } from 'node:os'
import type { Registry, TaskDefinition } from '@pf/task-contract'
import { Cleaner } from '../cleanup.ts'
import { definitionOf } from '../engine.ts'
import type { Engine } from '../engine.ts'
import type { Pulse } from '../pulse.ts'
import { findDueTypes } from '../store/find-due-types.ts'
import type { TaskHandlers, TaskWork, WorkerOptions } from '../types.ts'
import { Attempt } from './attempt.ts'
import { claimTasks } from './claim-tasks.ts'
import { Claimer } from './claimer.ts'
import type { Claimed } from './claimer.ts'

/** How often a worker looks for itself: wake-ups may be lost, and retries become due without one. */
const lookMs = 1_000
const defaultSlots = 2

/** Claims and runs the tasks of its types in this process; closing it hands back what runs. */
export class Worker implements AsyncDisposable {
  readonly #engine: Engine
  readonly #pulse: Pulse
  readonly #works: ReadonlyMap<string, TaskWork<TaskDefinition>>
  readonly #name: string
  readonly #claimer: Claimer
  readonly #cleaner: Cleaner
  readonly #attempts = new Set<Attempt>()
  readonly #closing = new AbortController()
  #listener: AsyncDisposable | undefined
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<unknown> = Promise.resolve()
  #cleaning: Promise<void> = Promise.resolve()
  #closed: Promise<void> | undefined

  private constructor({ engine, pulse }: { engine: Engine; pulse: Pulse }, options: WorkerOptions<Registry>) {
    this.#engine = engine
    this.#pulse = pulse
    this.#works = new Map(Object.entries(options.handlers))
    this.#name = options.name ?? `${hostname()}/${process.pid}`
    this.#cleaner = new Cleaner(engine, this.#works)
    this.#claimer = new Claimer({
      definitions: [...this.#works.keys()].flatMap((type) => definitionOf(engine, type) ?? []),
      slots: options.slots ?? defaultSlots,
      claim: (type, limit) => this.#claim(type, limit),
      onError: (error) => engine.log.error({ err: error }, 'Tasks could not be claimed; it is tried again'),
    })
  }

  static async start<R extends Registry>(
    parts: { engine: Engine; pulse: Pulse },
    options: WorkerOptions<R>,
  ): Promise<Worker> {
    const worker = new Worker(parts, { ...options, handlers: withoutTypes(options.handlers) })
    worker.#listener = await parts.engine.database.listen('tasks_queued', (type) => {
      if (type === '') worker.#claimer.wakeAll()
      else worker.#claimer.wake(type)
    })
    worker.#look()
    return worker
  }

  [Symbol.asyncDispose](): Promise<void> {
    return (this.#closed ??= this.#close())
  }

  /** Resolves once nothing of its types is due or under way, and what failed tasks had staged is removed. */
  async settle(): Promise<void> {
    while (await this.#lookForWork()) await this.#claimer.idle()
    // The pass that the last look began, or found under way; then one that sees every task's end.
    await this.#cleaning
    await this.#cleaner.pass(this.#closing.signal)
  }

  async #close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#timer)
    await this.#listener?.[Symbol.asyncDispose]()
    await this.#claimer.close()
    for (const attempt of this.#attempts) attempt.stop('shutdown')
    await this.#claimer.idle()
    await this.#looking
    await this.#cleaning
  }

  async #claim(type: string, limit: number): Promise<Claimed> {
    const definition = definitionOf(this.#engine, type)
    const work = this.#works.get(type)
    if (definition === undefined || work === undefined) return { attempts: [], found: false }
    const { rows, found } = await claimTasks(this.#engine, { definition, worker: this.#name, limit })
    const attempts = rows.map((row) => new Attempt({ engine: this.#engine, definition, work, row }))
    return { attempts: attempts.map((attempt) => ({ handled: attempt.handled, done: this.#run(attempt) })), found }
  }

  async #run(attempt: Attempt): Promise<void> {
    this.#attempts.add(attempt)
    this.#pulse.attempts.add(attempt)
    try {
      await attempt.run()
    } finally {
      this.#attempts.delete(attempt)
      this.#pulse.attempts.delete(attempt)
    }
  }

  #look(): void {
    this.#looking = this.#lookForWork()
      .catch((error: unknown) => this.#engine.log.error({ err: error }, 'Looking for tasks failed; it is tried again'))
      .finally(() => {
        if (!this.#closing.signal.aborted) this.#timer = setTimeout(() => this.#look(), lookMs)
      })
  }

  /** Returns true when there was work to claim. */
  async #lookForWork(): Promise<boolean> {
    const due = await findDueTypes(this.#engine.database.db, [...this.#works.keys()])
    for (const type of due) this.#claimer.wake(type)
    this.#cleaning = this.#cleaner.pass(this.#closing.signal)
    return due.length > 0
  }
}

/** The handlers as the engine calls them: each with the input that its own definition has parsed. */
function withoutTypes<R extends Registry>(handlers: TaskHandlers<R>): TaskHandlers<Registry> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return handlers as unknown as TaskHandlers<Registry>
}
