/** Choices that are the same for the same seed, on every machine (mulberry32). */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.roll() * (to - from + 1))
  }

  /** True so often. */
  chance(share: number): boolean {
    return this.roll() < share
  }

  pick<T>(some: readonly [T, ...T[]]): T {
    return some[this.between(0, some.length - 1)] ?? some[0]
  }

  /** So many of a list, in its order. @throws RangeError where it has fewer */
  some<T>(list: readonly T[], count: number): T[] {
    if (count > list.length) throw new RangeError(`Of ${list.length} there are no ${count} to be chosen`)
    let left = count
    // Each with the chance that makes the count come out (Knuth's selection sampling).
    return list.filter((_, index) => {
      const taken = this.roll() * (list.length - index) < left
      if (taken) left -= 1
      return taken
    })
  }

  /** 0 up to, but not, 1. */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}
