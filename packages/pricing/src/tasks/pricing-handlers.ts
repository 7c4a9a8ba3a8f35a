import type { TaskTypes } from '@pf/contract'
import type { TaskHandlers } from '@pf/task-manager'
import type { PricingDeps } from '../pricing-deps.ts'
import { importStock } from './import-stock.ts'
import { previewImport } from './preview-import.ts'

/** A handler for every task type. */
export function createPricingHandlers(deps: PricingDeps): TaskHandlers<TaskTypes> {
  return {
    import_preview: previewImport(deps),
    stock_import: importStock(deps),
  }
}
