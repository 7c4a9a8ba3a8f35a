import type { LotQuery, LotRow } from '@pf/contract'
import { trpc } from '../../../api/trpc.ts'
import { useRows } from '../../../api/use-rows.ts'
import type { Rows } from '../../../api/use-rows.ts'
import { toLotQuery } from './lot-search.ts'
import type { LotSearch } from './lot-search.ts'

/** Of all lists of LOTs: what saves one has them begin anew. */
export const lotListKey = 'lots'

export function useLots(search: LotSearch): Rows<LotRow> {
  const { client } = trpc.useUtils()
  const asked = toLotQuery(search)
  return useRows<LotRow, NonNullable<LotQuery['cursor']>>({
    queryKey: [lotListKey, asked],
    ask: async (page, signal) => {
      const { lots, ...answer } = await client.lots.list.query({ ...asked, ...page }, { signal })
      return { rows: lots, ...answer }
    },
  })
}
