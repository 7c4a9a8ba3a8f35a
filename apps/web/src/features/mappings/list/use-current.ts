import type { PartNumberRow } from '@pf/contract'
import { useState } from 'react'

export interface Current {
  /** Of the row that is looked at; -1: there is none. */
  readonly index: number
  readonly row: PartNumberRow | null
  readonly goTo: (index: number) => void
  readonly goToId: (id: number) => void
  /** To the row after it, which will have its place once it is gone. */
  readonly leave: () => void
}

/** Which row is looked at: the same one while rows around it come and go, else whatever has come to its place. `listOf`: another list begins at its top. */
export function useCurrent(rows: readonly PartNumberRow[], listOf: string): Current {
  const [at, setAt] = useState<{ listOf: string; id: number | null; place: number }>({ listOf, id: null, place: 0 })
  if (at.listOf !== listOf) setAt({ listOf, id: null, place: 0 })
  const place = Math.min(at.place, rows.length - 1)
  const found = at.id === null || rows[place]?.id === at.id ? place : rows.findIndex(({ id }) => id === at.id)
  const index = found < 0 ? place : found
  const goTo = (to: number) => {
    const next = Math.max(0, Math.min(to, rows.length - 1))
    setAt({ listOf, id: rows[next]?.id ?? null, place: next })
  }
  return {
    index,
    row: rows[index] ?? null,
    goTo,
    goToId: (id) => setAt({ listOf, id, place: index }),
    leave: () => setAt({ listOf, id: (rows[index + 1] ?? rows[index - 1])?.id ?? null, place: index }),
  }
}
