import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { failureOf } from './failure-of.ts'

/** Rows of a list as far as they were scrolled to. */
export interface Rows<Row> {
  readonly rows: readonly Row[]
  /** Of all rows that fit, loaded or not; undefined until the first answer. */
  readonly total: number | undefined
  readonly hasMore: boolean
  readonly loadMore: () => void
  /** True while rows of the filters before are still shown. */
  readonly changing: boolean
  /** Why there are none to show; null otherwise. */
  readonly failure: unknown
}

interface RowsQuery<Row, Cursor> {
  /**
   * Not below the key of a procedure: what invalidates that would have every loaded page asked for again, one after the other. Another key
   * begins anew with the first page.
   */
  readonly queryKey: readonly unknown[]
  readonly ask: (
    page: { cursor?: Cursor },
    signal: AbortSignal,
  ) => Promise<{ readonly rows: readonly Row[]; readonly nextCursor: Cursor | null; readonly total: number }>
}

const none: readonly never[] = []

/** A list that the server answers page by page. */
export function useRows<Row, Cursor>({ queryKey, ask }: RowsQuery<Row, Cursor>): Rows<Row> {
  const first: { cursor?: Cursor } = {}
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: first,
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? null : { cursor: nextCursor }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  })
  const pages = query.data?.pages
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? none, [pages])
  return {
    rows,
    total: pages?.[0]?.total,
    hasMore: query.hasNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
    },
    changing: query.isPlaceholderData,
    failure: failureOf(query),
  }
}
