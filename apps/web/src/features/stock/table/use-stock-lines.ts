import type { StockLine, StockQuery, Warehouse } from '@pf/contract'
import { trpc } from '../../../api/trpc.ts'
import { useRows } from '../../../api/use-rows.ts'
import type { Rows } from '../../../api/use-rows.ts'
import { toStockQuery } from './stock-search.ts'
import type { StockSearch } from './stock-search.ts'

/** Lines of stock. `warehouses`: whose stock it is. Once one of them has another import, the lines begin anew with their first page. */
export function useStockLines(search: StockSearch, warehouses: readonly Warehouse[]): Rows<StockLine> {
  const { client } = trpc.useUtils()
  const asked = toStockQuery(search)
  const imports = warehouses.map(({ id, activatedAt }) => `${id} ${activatedAt}`).join()
  return useRows<StockLine, NonNullable<StockQuery['cursor']>>({
    queryKey: ['stock lines', asked, imports],
    ask: async (page, signal) => {
      const { lines, ...answer } = await client.stock.list.query({ ...asked, ...page }, { signal })
      return { rows: lines, ...answer }
    },
  })
}
