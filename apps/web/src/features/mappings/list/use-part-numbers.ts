import type { PartNumberQuery, PartNumberRow } from '@pf/contract'
import { useQueryClient } from '@tanstack/react-query'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { trpc } from '../../../api/trpc.ts'
import { useRows } from '../../../api/use-rows.ts'
import type { Rows } from '../../../api/use-rows.ts'
import { rowsOfPage, toPartNumberQuery } from '../mapping-search.ts'
import type { MappingSearch } from '../mapping-search.ts'
import { useMappingNews } from '../use-mapping-news.ts'

/** Of all lists of part numbers: what decides about many has them begin anew. */
export const partNumberListKey = 'part numbers'
/** Pages are read again one after the other: of a list that was scrolled further down they are not, unless somebody asks. */
const mostReread = 2

export interface PartNumberList extends Rows<PartNumberRow> {
  /** True where it is too long to be read again by itself, and has changed. */
  readonly outdated: boolean
  readonly renew: () => void
}

/** The part numbers of an address, as the server told them. */
export function usePartNumbers(search: MappingSearch): PartNumberList {
  const { client } = trpc.useUtils()
  const queryClient = useQueryClient()
  const asked = toPartNumberQuery(search)
  const list = useRows<PartNumberRow, NonNullable<PartNumberQuery['cursor']>>({
    queryKey: [partNumberListKey, asked],
    ask: async (page, signal) => {
      const { partNumbers, ...answer } = await client.partnumbers.list.query({ ...asked, ...page }, { signal })
      return { rows: partNumbers, ...answer }
    },
  })
  const [outdated, setOutdated] = useState<string | null>(null)
  const listOf = JSON.stringify(asked)
  const isLong = list.rows.length > mostReread * rowsOfPage
  if (outdated !== null && (outdated !== listOf || !isLong)) setOutdated(null)
  useMappingNews(() => {
    if (isLong) setOutdated(listOf)
    else rereadLists(queryClient)
  })
  return { ...list, outdated: outdated !== null, renew: () => beginListsAnew(queryClient) }
}

/** Has lists of part numbers read again, but for long ones. */
export function rereadLists(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({
    queryKey: [partNumberListKey],
    predicate: ({ state: { data } }) => !hasPages(data) || data.pages.length <= mostReread,
  })
}

/** Has lists of part numbers read again from their first page. */
export function beginListsAnew(queryClient: QueryClient): void {
  queryClient.setQueriesData<InfiniteData<unknown>>(
    { queryKey: [partNumberListKey] },
    (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
  )
  void queryClient.invalidateQueries({ queryKey: [partNumberListKey] })
}

function hasPages(data: unknown): data is { readonly pages: readonly unknown[] } {
  return typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages)
}
