import type { PartNumberRow } from '@pf/contract'
import { useCallback, useEffect, useRef, useState } from 'react'

/** What one decision may name at most. */
const mostSelected = 500

export interface Selection {
  readonly ids: ReadonlySet<number>
  /** `range`: also all between the row toggled last and this one. */
  readonly toggle: (id: number, range: boolean) => void
  readonly clear: () => void
}

/** Rows that are ticked. Those that leave the list are not selected any more. `listOf`: of another list, none is. */
export function useSelection(
  rows: readonly PartNumberRow[],
  listOf: string,
): Selection & { readonly rows: readonly PartNumberRow[] } {
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set<number>())
  const [of, setOf] = useState(listOf)
  if (of !== listOf) {
    setOf(listOf)
    setIds(new Set<number>())
  }
  const shown = useRef(rows)
  const last = useRef<number>(undefined)
  useEffect(() => {
    shown.current = rows
  }, [rows])
  const toggle = useCallback((id: number, range: boolean) => {
    const from = range ? shown.current.findIndex((row) => row.id === last.current) : -1
    const to = shown.current.findIndex((row) => row.id === id)
    last.current = id
    setIds((before) => {
      const next = new Set(before)
      if (from >= 0) {
        for (const row of shown.current.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id)
      } else if (!next.delete(id)) next.add(id)
      return next.size > mostSelected ? before : next
    })
  }, [])
  const clear = useCallback(() => setIds(new Set<number>()), [])
  return { ids, toggle, clear, rows: ids.size === 0 ? [] : rows.filter(({ id }) => ids.has(id)) }
}
