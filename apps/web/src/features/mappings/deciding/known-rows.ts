import type { PartNumberRow } from '@pf/contract'

/** What is known of part numbers beyond the list: as the server told them last, and as they are foreseen while decisions are on their way. */
export class KnownRows {
  readonly #stored = new Map<number, PartNumberRow>()
  readonly #foreseen = new WeakSet<PartNumberRow>()
  readonly #pending = new Map<number, number>()

  /** A decision about it is on its way; until `settle` this is how it is shown. */
  foresee(row: PartNumberRow): void {
    this.#foreseen.add(row)
    this.#pending.set(row.id, this.#pendingOf(row.id) + 1)
  }

  settle({ id }: PartNumberRow): void {
    const left = this.#pendingOf(id) - 1
    if (left > 0) this.#pending.set(id, left)
    else this.#pending.delete(id)
  }

  /** The server told it. Answers whether it is to be shown: a later decision, still on its way, is shown instead. */
  learn(row: PartNumberRow): boolean {
    this.#stored.set(row.id, row)
    return this.#pendingOf(row.id) <= 1
  }

  /** As the server has it, of a row that is shown: the version of a foreseen one is a guess. */
  stored(row: PartNumberRow): PartNumberRow {
    const known = this.#stored.get(row.id)
    return known !== undefined && (this.#foreseen.has(row) || known.version > row.version) ? known : row
  }

  #pendingOf(id: number): number {
    return this.#pending.get(id) ?? 0
  }
}
