import type { PartNumberDetail, PartNumberRow } from '@pf/contract'
import { useQuery } from '@tanstack/react-query'

interface Asked {
  readonly row: PartNumberRow
  readonly read: (id: number) => Promise<PartNumberDetail>
  readonly enabled?: boolean
}

/** All of a part number for a form to begin with: never what was read before, which the form would write back. */
export function useStoredDetail({ row: { id }, read, enabled = true }: Asked) {
  return useQuery({
    queryKey: ['part number of a form', id],
    queryFn: () => read(id),
    enabled,
    staleTime: Infinity,
    gcTime: 0,
  })
}
