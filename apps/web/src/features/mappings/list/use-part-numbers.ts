import type { PartNumberQuery, PartNumberRow } from '@pf/contract'
import { trpc } from '../../../api/trpc.ts'
import { useRows } from '../../../api/use-rows.ts'
import type { Rows } from '../../../api/use-rows.ts'
import { toPartNumberQuery } from '../mapping-search.ts'
import type { MappingSearch } from '../mapping-search.ts'

/** Of all lists of part numbers: what decides about many has them begin anew. */
export const partNumberListKey = 'part numbers'

/** The part numbers of an address, as the server told them. */
export function usePartNumbers(search: MappingSearch): Rows<PartNumberRow> {
  const { client } = trpc.useUtils()
  const asked = toPartNumberQuery(search)
  return useRows<PartNumberRow, NonNullable<PartNumberQuery['cursor']>>({
    queryKey: [partNumberListKey, asked],
    ask: async (page, signal) => {
      const { partNumbers, ...answer } = await client.partnumbers.list.query({ ...asked, ...page }, { signal })
      return { rows: partNumbers, ...answer }
    },
  })
}
