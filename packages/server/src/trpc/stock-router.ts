import { stockQuery } from '@pf/contract'
import type { StockPage, StockQuery, Warehouse } from '@pf/contract'
import { procedure, router } from './procedure.ts'

/** What the procedures need of the pricing domain. */
export interface StockLookup {
  list(query: StockQuery): Promise<StockPage>
  warehouses(): Promise<Warehouse[]>
}

export function createStockRouter(stock: StockLookup) {
  return router({
    list: procedure('stock:read')
      .input(stockQuery)
      .query(({ input }): Promise<StockPage> => stock.list(input)),
    warehouses: procedure('stock:read').query((): Promise<Warehouse[]> => stock.warehouses()),
  })
}
