import type { PartNumberRow } from '@pf/contract'
import { useState } from 'react'

interface List {
  readonly rows: readonly PartNumberRow[]
  /** Another one begins at its top. */
  readonly listOf: string
  /** True while the rows are still those of the list before. */
  readonly changing: boolean
}

export interface Current {
  /** Of the row that is looked at; -1: there is none. */
  readonly index: number
  readonly row: PartNumberRow | null
  readonly goTo: (index: number) => void
  readonly goToId: (id: number) => void
  /** To the row after it, which will have its place once it is gone. */
  readonly leave: () => void
}

/** Which row is looked at: the same one while rows around it come and go, else whatever has come to its place. */
export function useCurrent({ rows, listOf, changing }: List): Current {
  const [at, setAt] = useState<{ listOf: string; id: number | null; place: number }>({ listOf, id: null, place: 0 })
  const place = Math.min(at.place, rows.length - 1)
  const found = at.id === null || rows[place]?.id === at.id ? place : rows.findIndex(({ id }) => id === at.id)
  const index = found < 0 ? place : found
  const row = rows[index] ?? null
  if (at.listOf !== listOf) setAt({ listOf, id: null, place: 0 })
  else if (!changing && row !== null && (at.id !== row.id || at.place !== index)) {
    // Also of a list in which nobody has moved yet: its first row is not to become another one under a person's hands.
    setAt({ listOf, id: row.id, place: index })
  }
  const goTo = (to: number) => {
    const next = Math.max(0, Math.min(to, rows.length - 1))
    setAt({ listOf, id: rows[next]?.id ?? null, place: next })
  }
  return {
    index,
    row,
    goTo,
    goToId: (id) => setAt({ listOf, id, place: index }),
    leave: () => setAt({ listOf, id: (rows[index + 1] ?? rows[index - 1])?.id ?? null, place: index }),
  }
}
