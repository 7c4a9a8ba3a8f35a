import type { StatusCount } from './store/list-tasks.ts'

/** How many times as long as a count took it is kept. */
const keptTimes = 10

interface Kept {
  readonly counts: Promise<readonly StatusCount[]>
  until: number
}

/**
 * Counts of ended tasks, by the set of types that are counted. There are as many as there were tasks in a day, and every list tells them: each count is
 * kept ten times as long as it took, so that lists, however many, spend a tenth of one connection on it.
 */
export class EndedCounts {
  readonly #count: (types: readonly string[]) => Promise<readonly StatusCount[]>
  readonly #now: () => number
  readonly #kept = new Map<string, Kept>()

  /** @param now milliseconds of a clock that only goes forward */
  constructor(count: (types: readonly string[]) => Promise<readonly StatusCount[]>, now = () => performance.now()) {
    this.#count = count
    this.#now = now
  }

  async get(types: readonly string[]): Promise<readonly StatusCount[]> {
    const key = types.join(' ')
    const kept = this.#kept.get(key)
    if (kept !== undefined && this.#now() < kept.until) return kept.counts
    const began = this.#now()
    const fresh: Kept = { counts: this.#count(types), until: Infinity }
    this.#kept.set(key, fresh)
    try {
      const counts = await fresh.counts
      const ended = this.#now()
      fresh.until = ended + keptTimes * (ended - began)
      return counts
    } catch (error) {
      this.#kept.delete(key)
      throw error
    }
  }
}
