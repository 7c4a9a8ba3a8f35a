import { stockImport } from '@pf/contract'
import type { StockMapping } from '@pf/contract'
import type { Spreadsheet } from '@pf/spreadsheet'
export async function recogniseMapping(
  source: Spreadsheet,
  _: { signal: AbortSignal; onProgress: (rows: number, fraction: number) => void },
): Promise<StockMapping> {
  throw stockImport.errors.headerNotFound({ sheet: source.sheets[0]?.name ?? '' })
}
