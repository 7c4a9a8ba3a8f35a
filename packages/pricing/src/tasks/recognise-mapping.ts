import { stockImport } from '@pf/contract'
import type { StockMapping } from '@pf/contract'
import type { TaskError } from '@pf/task-contract'
import { mappingFromLayout } from '../import-file/layout-mapping.ts'
import { detectLayout } from '../import-file/layout.ts'
import type { DetectionOptions, LayoutRefusal, SheetSource } from '../import-file/types.ts'

const { errors } = stockImport

/**
 * The mapping that the file itself tells.
 * @throws TaskError on what it leaves open: a person must choose
 */
export async function recogniseMapping(source: SheetSource, options: DetectionOptions): Promise<StockMapping> {
  const recognised = mappingFromLayout(await detectLayout(source, {}, options))
  if ('refusal' in recognised) throw refusalError(recognised.refusal)
  return recognised.mapping
}

function refusalError(refusal: LayoutRefusal): TaskError {
  switch (refusal.code) {
    case 'headerNotFound':
      return errors.headerNotFound(refusal.params)
    case 'mappingUnclear':
      return errors.mappingUnclear(refusal.params)
    case 'noQuantities':
      return errors.noQuantities()
    case 'decimalSignUnknown':
      return errors.decimalSignUnknown(refusal.params)
  }
}
