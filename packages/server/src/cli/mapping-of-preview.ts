import type { StockMapping } from '@pf/contract'
import { mappingFromLayout, refusalError } from '@pf/pricing/reading'
import type { Layout, PriceBasis } from '@pf/pricing/reading'
import { CommandError } from './command-error.ts'

const advice = 'Say how the file is read with --mapping FILE.json; "priceforge preview FILE" shows its columns'

/**
 * The mapping that a preview comes to, with its one quantity column as the stock of a warehouse.
 * @throws CommandError where the file leaves a choice
 */
export function mappingOfPreview(
  preview: Layout,
  { warehouse, ...basis }: PriceBasis & { readonly warehouse: string },
): StockMapping {
  const quantities = preview.columns.filter(({ target }) => target === 'quantity')
  if (quantities.length > 1) {
    const titles = quantities.map(({ title }) => `"${title}"`).join(', ')
    throw new CommandError(
      `--warehouse names one, but the file has ${quantities.length} quantity columns: ${titles}. ${advice}`,
      1,
    )
  }
  const columns = preview.columns.map((column) => (column.target === 'quantity' ? { ...column, warehouse } : column))
  const result = mappingFromLayout({ ...preview, columns }, basis)
  if ('mapping' in result) return result.mapping
  throw new CommandError(`${refusalError(result.refusal).message}. ${advice}`, 1)
}
