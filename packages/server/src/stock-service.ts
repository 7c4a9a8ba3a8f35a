import type { Readable } from 'node:stream'
import type { Database } from '@pf/database'
import { listStock, listWarehouses, rejectedStockWorkbook, retireWarehouse } from '@pf/pricing'
import type { RejectedStock } from '@pf/pricing'
import { followWithSurvey } from './follow-with-survey.ts'
import type { SurveyFollowing } from './follow-with-survey.ts'
import type { StockLookup } from './trpc/stock-router.ts'

export interface StockService extends StockLookup {
  /** The rejected rows of an import as an xlsx file, streamed; null where there are none, or none any more. */
  rejectedRows(imported: RejectedStock): Promise<Readable | null>
}

export function stockService({ db }: Database, following: SurveyFollowing): StockService {
  return {
    list: (query) => listStock(db, query),
    warehouses: () => listWarehouses(db),
    retire: async (by, input) => {
      const retired = await retireWarehouse(db, by, input)
      if (retired) await followWithSurvey(following, by)
      return retired
    },
    rejectedRows: (imported) => rejectedStockWorkbook(db, imported),
  }
}
