import type { LotQuery, LotRow } from '@pf/contract'
import { useQueryClient } from '@tanstack/react-query'
import { trpc } from '../../../api/trpc.ts'
import { useRows } from '../../../api/use-rows.ts'
import type { Rows } from '../../../api/use-rows.ts'
import { toLotQuery } from './lot-search.ts'
import { useTaskNews } from '../../tasks/use-task-news.ts'
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

/** Has all that is known of LOTs asked for again when an import of them has ended: any of them may be another. */
export function useLotNews(): void {
  const utils = trpc.useUtils()
  const queryClient = useQueryClient()
  useTaskNews(['lot_import'], () => {
    void queryClient.resetQueries({ queryKey: [lotListKey] })
    void utils.lots.invalidate()
  })
}
