import type { PartNumberRow } from '@pf/contract'
import { useQueryClient } from '@tanstack/react-query'
import type { InfiniteData } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { trpc } from '../../../api/trpc.ts'
import { beginListsAnew, partNumberListKey, rereadLists } from '../list/use-part-numbers.ts'
import { candidatesKey } from '../suggestions/use-candidates.ts'
import { countsAfter } from './news.ts'

/** So long after the last decision of a row of them what depends on them is asked for again. */
const calmMs = 1_500

/** Keeps counts and lists true while decisions are made. */
export function useFreshness() {
  const utils = trpc.useUtils()
  const queryClient = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const refresh = () => {
    void utils.partnumbers.counts.invalidate()
    void utils.partnumbers.bulkPreview.invalidate()
    void utils.partnumbers.get.invalidate()
    void queryClient.invalidateQueries({ queryKey: [candidatesKey] })
    // Other tabs and filters are read anew when one goes there.
    queryClient.removeQueries({ queryKey: [partNumberListKey], type: 'inactive' })
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    /** Counts a part number as what it has become, at once. */
    count: (before: PartNumberRow, now: PartNumberRow) =>
      utils.partnumbers.counts.setData(undefined, (counts) => counts && countsAfter(counts, before, now)),
    soon: () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(refresh, calmMs)
    },
    /** The list that is shown has changed in many places: it is read again from its first page. */
    beginAnew: () => {
      refresh()
      beginListsAnew(queryClient)
    },
    /** A part number is back in its list: one that was read since it had left lacks it. */
    showReturned: (id: number) => {
      const lists = queryClient.getQueriesData<InfiniteData<{ readonly rows: readonly { readonly id: number }[] }>>({
        queryKey: [partNumberListKey],
        type: 'active',
      })
      const isShown = lists.some(([, list]) => list?.pages.some(({ rows }) => rows.some((row) => row.id === id)))
      if (!isShown) rereadLists(queryClient)
    },
  }
}
