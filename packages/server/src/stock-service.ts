import type { Readable } from 'node:stream'
import type { Database } from '@pf/database'
import { listStock, listWarehouses, rejectedRowsWorkbook } from '@pf/pricing'
import type { StockLookup } from './trpc/stock-router.ts'

export interface StockService extends StockLookup {
  /** The rejected rows of an import as an xlsx file, streamed; null where it has none. */
  rejectedRows(taskId: string): Promise<Readable | null>
}

export function stockService({ db }: Database): StockService {
  return {
    list: (query) => listStock(db, query),
    warehouses: () => listWarehouses(db),
    rejectedRows: (taskId) => rejectedRowsWorkbook(db, taskId),
  }
}
