import type { MappingCandidate, PartNumberRow } from '@pf/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { failureOf } from '../../../api/failure-of.ts'
import { trpc } from '../../../api/trpc.ts'
import { createCandidateLoader } from './candidate-loader.ts'

/** A page of the list: so many rows further down have their candidates before one comes to them. Where fewer than half have, the next are asked for. */
const ahead = 24
const staleTime = 60_000
/** Of the candidates of each part number: what changes many mappings has them asked for again. */
export const candidatesKey = 'candidates'

export interface Candidates {
  /** Undefined until they are there. */
  readonly candidates: readonly MappingCandidate[] | undefined
  /** Why they are not; null otherwise. */
  readonly failure: unknown
  readonly tryAgain: () => void
}

/** The candidates of the row at `index`, and those of its neighbours before anybody looks at them. */
export function useCandidates(rows: readonly PartNumberRow[], index: number): Candidates {
  const { client } = trpc.useUtils()
  const queryClient = useQueryClient()
  const [load] = useState(() => createCandidateLoader((ids) => client.partnumbers.suggest.query({ ids })))
  const id = rows[index]?.id
  const optionsOf = (of: number) => ({ queryKey: [candidatesKey, of], queryFn: () => load(of), staleTime })
  const query = useQuery({ ...optionsOf(id ?? 0), enabled: id !== undefined })

  useEffect(() => {
    if (index < 0) return
    const isKnown = (row: PartNumberRow) => queryClient.getQueryState([candidatesKey, row.id])?.isInvalidated === false
    if (rows.slice(index + 1, index + ahead / 2).every(isKnown)) return
    for (const row of rows.slice(Math.max(0, index - 2), index + ahead)) {
      if (isKnown(row)) continue
      void queryClient.prefetchQuery({ queryKey: [candidatesKey, row.id], queryFn: () => load(row.id), staleTime })
    }
    // Once those of this row are there again, after decisions, so are those of its neighbours soon.
  }, [rows, index, queryClient, load, query.dataUpdatedAt])

  return { candidates: query.data, failure: failureOf(query), tryAgain: () => void query.refetch() }
}
