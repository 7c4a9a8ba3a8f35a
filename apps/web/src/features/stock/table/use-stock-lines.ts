import type { StockLine, StockQuery, Warehouse } from '@pf/contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { trpc } from '../../../api/trpc.ts'
import { failureOf } from '../failure-of.ts'
import { toStockQuery } from './stock-search.ts'
import type { StockSearch } from './stock-search.ts'

/** Lines of stock as far as they were scrolled to. */
export interface StockLines {
  readonly lines: readonly StockLine[]
  /** Of all lines that fit, loaded or not; undefined until the first answer. */
  readonly total: number | undefined
  readonly hasMore: boolean
  readonly loadMore: () => void
  /** True while lines of the filters before are still shown. */
  readonly changing: boolean
  /** Why there are none to show; null otherwise. */
  readonly failure: unknown
}

const none: readonly StockLine[] = []
const first: Pick<StockQuery, 'cursor'> = {}

/** `warehouses`: whose stock it is. Once one of them has another import, the lines begin anew with their first page. */
export function useStockLines(search: StockSearch, warehouses: readonly Warehouse[]): StockLines {
  const { client } = trpc.useUtils()
  const asked = toStockQuery(search)
  const imports = warehouses.map(({ id, activatedAt }) => `${id} ${activatedAt}`).join()
  const query = useInfiniteQuery({
    // Not below the key of the procedure: what invalidates stock would have every loaded page asked for again, one after the other.
    queryKey: ['stock lines', asked, imports],
    queryFn: ({ pageParam, signal }) => client.stock.list.query({ ...asked, ...pageParam }, { signal }),
    initialPageParam: first,
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? null : { cursor: nextCursor }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  })
  const pages = query.data?.pages
  const lines = useMemo(() => pages?.flatMap((page) => page.lines) ?? none, [pages])
  return {
    lines,
    total: pages?.[0]?.total,
    hasMore: query.hasNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
    },
    changing: query.isPlaceholderData,
    failure: failureOf(query),
  }
}
