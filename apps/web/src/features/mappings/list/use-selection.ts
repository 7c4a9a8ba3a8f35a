import type { PartNumberRow } from '@pf/contract'
import { useCallback, useEffect, useRef, useState } from 'react'

/** What one decision may name at most. */
export const mostSelected = 500

interface Selectable {
  readonly rows: readonly PartNumberRow[]
  /** Of another list, none is selected. */
  readonly listOf: string
  /** More than can be were to be selected; none of them is. */
  readonly onTooMany: () => void
}

export interface Selection {
  readonly ids: ReadonlySet<number>
  readonly rows: readonly PartNumberRow[]
  /** `range`: also all between the row toggled last and this one. */
  readonly toggle: (id: number, range: boolean) => void
  /** Selects from one row on to its neighbour; back from a selected one to another, leaves the first unselected again. */
  readonly extend: (from: number, to: number) => void
  readonly clear: () => void
}

/** Rows that are ticked. Those that leave the list are not selected any more. */
export function useSelection({ rows, listOf, onTooMany }: Selectable): Selection {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set<number>())
  const [of, setOf] = useState(listOf)
  if (of !== listOf) {
    setOf(listOf)
    setIds(new Set<number>())
  }
  const shown = useRef({ rows, ids, onTooMany })
  const last = useRef<number>(undefined)
  useEffect(() => {
    shown.current = { rows, ids, onTooMany }
  }, [rows, ids, onTooMany])
  const select = useCallback((next: ReadonlySet<number>, toggled: number) => {
    if (next.size > mostSelected) {
      shown.current.onTooMany()
      return
    }
    last.current = toggled
    setIds(next)
  }, [])
  const toggle = useCallback(
    (id: number, range: boolean) => {
      const next = new Set(shown.current.ids)
      const placeOf = (sought: number | undefined) => shown.current.rows.findIndex((row) => row.id === sought)
      const from = range ? placeOf(last.current) : -1
      const to = placeOf(id)
      if (from >= 0) {
        for (const row of shown.current.rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id)
      } else if (!next.delete(id)) next.add(id)
      select(next, id)
    },
    [select],
  )
  const extend = useCallback(
    (from: number, to: number) => {
      const next = new Set(shown.current.ids)
      if (from !== to && next.has(from) && next.has(to)) next.delete(from)
      else next.add(from).add(to)
      select(next, to)
    },
    [select],
  )
  const clear = useCallback(() => setIds(new Set<number>()), [])
  return { ids, toggle, extend, clear, rows: ids.size === 0 ? [] : rows.filter(({ id }) => ids.has(id)) }
}
