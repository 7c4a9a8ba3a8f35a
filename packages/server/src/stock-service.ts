import type { Readable } from 'node:stream'
import { partNumberSurvey } from '@pf/contract'
import type { TaskTypes } from '@pf/contract'
import type { Database } from '@pf/database'
import { listStock, listWarehouses, rejectedStockWorkbook, retireWarehouse } from '@pf/pricing'
import type { RejectedStock } from '@pf/pricing'
import type { TaskManager } from '@pf/task-manager'
import type { StockLookup } from './trpc/stock-router.ts'

export interface StockService extends StockLookup {
  /** The rejected rows of an import as an xlsx file, streamed; null where there are none, or none any more. */
  rejectedRows(imported: RejectedStock): Promise<Readable | null>
}

export function stockService({ db }: Database, manager: TaskManager<TaskTypes>): StockService {
  return {
    list: (query) => listStock(db, query),
    warehouses: () => listWarehouses(db),
    retire: async (by, input) => {
      const retired = await retireWarehouse(db, by, input)
      // Only what has been committed is surveyed. Where this fails, the worth of part numbers is old until the next import.
      if (retired) await manager.submit({ type: partNumberSurvey.type, input: {} }, by)
      return retired
    },
    rejectedRows: (imported) => rejectedStockWorkbook(db, imported),
  }
}
