import type { TaskTypes } from '@pf/contract'
import type { TaskHandlers } from '@pf/task-manager'
import type { PricingDeps } from '../pricing-deps.ts'
import { createPartNumberBook } from './create-part-number-book.ts'
import { exportLots } from './export-lots.ts'
import { exportMappings } from './export-mappings.ts'
import { importLots } from './import-lots.ts'
import { importMappings } from './import-mappings.ts'
import { importStock } from './import-stock.ts'
import { previewImport } from './preview-import.ts'
import { previewList } from './preview-list.ts'
import { retainPartNumberBooks } from './retain-part-number-books.ts'
import { surveyPartNumbers } from './survey-part-numbers.ts'

/** A handler for every task type. */
export function createPricingHandlers(deps: PricingDeps): TaskHandlers<TaskTypes> {
  return {
    import_preview: previewImport(deps),
    stock_import: importStock(deps),
    list_preview: previewList(deps),
    lot_import: importLots(deps),
    lot_export: exportLots(deps),
    mapping_import: importMappings(deps),
    mapping_export: exportMappings(deps),
    partnumber_book_create: createPartNumberBook(deps),
    partnumber_book_retention: retainPartNumberBooks(deps),
    partnumber_survey: surveyPartNumbers(deps),
  }
}
