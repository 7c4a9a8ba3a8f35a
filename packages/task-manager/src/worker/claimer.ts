import type { TaskDefinition } from '@pf/task-contract'

/** What a claim came to. */
export interface Claimed {
  readonly attempts: readonly ClaimedAttempt[]
  /** Whether there were jobs, though they may have led to no attempt: then there may be more. */
  readonly found: boolean
}

interface ClaimedAttempt {
  /** Its handler has nothing more to do: the slot is free, though the end may still be written. */
  readonly handled: Promise<void>
  /** Its end is written. */
  readonly done: Promise<void>
}

interface ClaimerOptions {
  readonly definitions: readonly TaskDefinition[]
  readonly slots: number
  /** Claims at most `limit` tasks of a type. */
  readonly claim: (type: string, limit: number) => Promise<Claimed>
  readonly onError: (error: unknown) => void
}

/**
 * Fills the slots. It knows which types may have work (woken by name, or by a look), and claims from them until they are empty: the higher
 * priority first, types of one priority in turn, each its share of the slots.
 */
export class Claimer {
  readonly #options: ClaimerOptions
  readonly #priorities: ReadonlyMap<string, number>
  readonly #ready = new Set<string>()
  readonly #handling = new Set<Promise<void>>()
  readonly #running = new Set<Promise<void>>()
  /** Number of the last claim of each type: the smaller, the longer ago. */
  readonly #turns = new Map<string, number>()
  #turn = 0
  #filling: Promise<void> | undefined
  #closed = false

  constructor(options: ClaimerOptions) {
    this.#options = options
    this.#priorities = new Map(options.definitions.map(({ type, run }) => [type, run.priority]))
  }

  /** Says that there may be work of a type. Others' types are no concern of this worker. */
  wake(type: string): void {
    if (this.#closed || !this.#priorities.has(type)) return
    this.#ready.add(type)
    this.#filling ??= this.#fill().finally(() => {
      this.#filling = undefined
      // What was said while the last claim was under way.
      if (this.#hasWork()) for (const next of this.#ready) this.wake(next)
    })
  }

  wakeAll(): void {
    for (const type of this.#priorities.keys()) this.wake(type)
  }

  /** Claims nothing more, and waits for claims under way. */
  async close(): Promise<void> {
    this.#closed = true
    await this.#filling
  }

  /** Waits until nothing is being claimed or run. */
  async idle(): Promise<void> {
    while (this.#filling !== undefined || this.#running.size > 0) {
      await Promise.all([this.#filling, ...this.#running])
    }
  }

  #hasWork(): boolean {
    return !this.#closed && this.#ready.size > 0 && this.#handling.size < this.#options.slots
  }

  async #fill(): Promise<void> {
    // Types that are named in one go share the slots.
    await Promise.resolve()
    while (this.#hasWork()) {
      const { type, limit } = this.#next()
      if (type === undefined) return
      this.#ready.delete(type)
      this.#turns.set(type, ++this.#turn)
      try {
        const { attempts, found } = await this.#options.claim(type, limit)
        if (found) this.#ready.add(type)
        for (const attempt of attempts) this.#occupy(type, attempt)
      } catch (error) {
        // The look of the next second tries again.
        this.#options.onError(error)
      }
    }
  }

  #occupy(type: string, { handled, done }: ClaimedAttempt): void {
    const handling = handled.finally(() => {
      this.#handling.delete(handling)
      // What waits for a slot; the end of this one is written meanwhile.
      for (const next of this.#ready) this.wake(next)
    })
    this.#handling.add(handling)
    const running = done.finally(() => {
      this.#running.delete(running)
      // Its end may have made room in a serial lane.
      this.wake(type)
    })
    this.#running.add(running)
  }

  /** The type whose turn it is, and its share of the slots among those of its priority that wait too. */
  #next(): { type: string | undefined; limit: number } {
    const priorityOf = (type: string): number => this.#priorities.get(type) ?? 0
    const highest = Math.max(...[...this.#ready].map(priorityOf))
    const rivals = [...this.#ready].filter((type) => priorityOf(type) === highest)
    const [type] = rivals.toSorted((a, b) => (this.#turns.get(a) ?? 0) - (this.#turns.get(b) ?? 0))
    const { slots } = this.#options
    return { type, limit: Math.min(slots - this.#handling.size, Math.ceil(slots / rivals.length)) }
  }
}
