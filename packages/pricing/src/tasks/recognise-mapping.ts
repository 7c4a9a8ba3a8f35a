import type { StockMapping } from '@pf/contract'
import { mappingFromLayout } from '../import-file/layout-mapping.ts'
import type { PriceBasis } from '../import-file/layout-mapping.ts'
import { detectLayout } from '../import-file/layout.ts'
import { refusalError } from '../import-file/refusal-error.ts'
import type { DetectionOptions, SheetSource } from '../import-file/types.ts'

/**
 * The mapping that the file itself tells.
 * @throws TaskError on what it leaves open: a person must choose
 */
export async function recogniseMapping(
  source: SheetSource,
  basis: PriceBasis,
  options: DetectionOptions,
): Promise<StockMapping> {
  const recognised = mappingFromLayout(await detectLayout(source, {}, options), basis)
  if ('refusal' in recognised) throw refusalError(recognised.refusal)
  return recognised.mapping
}
