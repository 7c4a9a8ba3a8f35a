import { stockSortColumns } from '@pf/contract'
import type { StockQuery } from '@pf/contract'
import { z } from 'zod'

/** Which lines of stock are shown, as the page's address holds it; a value that makes no sense is as if it were not there. */
export const stockSearch = z.object({
  /** A part number of digits alone is a number to the address. */
  q: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  warehouses: z.array(z.int()).min(1).optional().catch(undefined),
  inStock: z.literal(true).optional().catch(undefined),
  unmapped: z.literal(true).optional().catch(undefined),
  sort: z.enum(stockSortColumns).optional().catch(undefined),
  desc: z.literal(true).optional().catch(undefined),
})
export type StockSearch = z.output<typeof stockSearch>

/** The question to the server that an address stands for. */
export function toStockQuery({ q, warehouses, inStock, unmapped, sort, desc }: StockSearch): StockQuery {
  const search = q?.trim().slice(0, 200)
  return {
    ...(search !== undefined && search !== '' && { search }),
    ...(warehouses !== undefined && { warehouseIds: warehouses }),
    ...(inStock === true && { inStock }),
    ...(unmapped === true && { mapped: false }),
    sort: sort ?? 'partNumber',
    descending: desc ?? false,
    limit: 200,
  }
}

/** Whether anything narrows the list. */
export function isFiltered({ q, warehouses, inStock, unmapped }: StockSearch): boolean {
  return (q ?? '').trim() !== '' || warehouses !== undefined || inStock === true || unmapped === true
}
