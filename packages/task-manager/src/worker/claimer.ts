import type { TaskDefinition } from '@pf/task-contract'

/** What a claim came to: an attempt; a job that led to nothing; or no job. */
export type Claimed = ClaimedAttempt | 'dropped' | 'none'

interface ClaimedAttempt {
  /** Its handler has nothing more to do: the slot is free, though the end may still be written. */
  readonly handled: Promise<void>
  /** Its end is written. */
  readonly done: Promise<void>
}

interface ClaimerOptions {
  readonly definitions: readonly TaskDefinition[]
  readonly slots: number
  readonly claim: (type: string) => Promise<Claimed>
  readonly onError: (error: unknown) => void
}

/**
 * Fills the slots. It knows which types may have work (woken by name, or by a look), and claims from them until they are empty: the higher
 * priority first, types of one priority in turn.
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
    while (this.#hasWork()) {
      const type = this.#next()
      if (type === undefined) return
      this.#ready.delete(type)
      this.#turns.set(type, ++this.#turn)
      try {
        const claimed = await this.#options.claim(type)
        if (claimed === 'none') continue
        this.#ready.add(type)
        if (claimed !== 'dropped') this.#occupy(type, claimed)
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

  #next(): string | undefined {
    const order = (type: string): [number, number] => [-(this.#priorities.get(type) ?? 0), this.#turns.get(type) ?? 0]
    return [...this.#ready].toSorted((a, b) => {
      const [priorityA, turnA] = order(a)
      const [priorityB, turnB] = order(b)
      return priorityA - priorityB || turnA - turnB
    })[0]
  }
}
