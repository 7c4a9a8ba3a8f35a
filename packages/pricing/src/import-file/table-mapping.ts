import type { StockMapping } from '@pf/contract'
import type { TableMapping } from './types.ts'

/** A stock mapping as the table reader takes it. The order of `quantities` is that of the mapping's warehouses. */
export function toTableMapping(mapping: StockMapping): TableMapping {
  const { partNumber, name, vendor, price } = mapping.columns
  const code = partNumber ?? name
  if (code === undefined) {
    throw new Error('A stock mapping names the column of the part number or of the name; its schema demands that')
  }
  return {
    headerRow: mapping.headerRow,
    code,
    ...(name !== undefined && { name }),
    ...(vendor !== undefined && { vendor }),
    prices: price === undefined ? [] : [price],
    quantities: Object.values(mapping.quantities),
    decimalSigns: mapping.decimalSigns,
    currency: mapping.currency,
    vatIncluded: mapping.vatIncluded,
    vatPercent: mapping.vatPercent,
    pack: mapping.pack,
  }
}
