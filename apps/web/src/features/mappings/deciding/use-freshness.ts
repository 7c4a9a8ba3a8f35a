import type { PartNumberRow } from '@pf/contract'
import { useQueryClient } from '@tanstack/react-query'
import type { InfiniteData } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { trpc } from '../../../api/trpc.ts'
import { partNumberListKey } from '../list/use-part-numbers.ts'
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
      queryClient.setQueriesData<InfiniteData<unknown>>(
        { queryKey: [partNumberListKey] },
        (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
      )
      void queryClient.invalidateQueries({ queryKey: [partNumberListKey] })
    },
  }
}
