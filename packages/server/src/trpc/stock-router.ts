import { retireInput, stockQuery } from '@pf/contract'
import type { RetireInput, StockPage, StockQuery, Warehouse } from '@pf/contract'
import type { Actor } from '@pf/task-contract'
import { TRPCError } from '@trpc/server'
import { procedure, router } from './procedure.ts'

/** What the procedures need of the pricing domain. */
export interface StockLookup {
  list(query: StockQuery): Promise<StockPage>
  warehouses(): Promise<Warehouse[]>
  /** Takes a warehouse out of the stock; false where its stock is not that of the import any more. */
  retire(by: Actor, input: RetireInput): Promise<boolean>
}

export function createStockRouter(stock: StockLookup) {
  return router({
    list: procedure('stock:read')
      .input(stockQuery)
      .query(({ input }): Promise<StockPage> => stock.list(input)),
    warehouses: procedure('stock:read').query((): Promise<Warehouse[]> => stock.warehouses()),
    retire: procedure('stock:write')
      .input(retireInput)
      .mutation(async ({ input, ctx }): Promise<void> => {
        if (await stock.retire(ctx.actor, input)) return
        throw new TRPCError({
          code: 'CONFLICT',
          message: `The stock of warehouse ${input.id} is not that of the import ${input.taskId}: it was replaced or retired meanwhile. Look at what it is now`,
        })
      }),
  })
}
