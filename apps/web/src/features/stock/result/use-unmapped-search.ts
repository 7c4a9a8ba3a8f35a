import { trpc } from '../../../api/trpc.ts'
import type { MappingSearch } from '../../mappings/mapping-search.ts'
import type { StockImportOutcome } from './stock-import-outcome.ts'

/** Where the part numbers of an import are mapped: those of its warehouse, if that is one and has the file's stock. */
export function useUnmappedSearch({ warehouses, unmapped }: StockImportOutcome): MappingSearch {
  const [only, ...others] = warehouses
  const name = others.length === 0 && only?.activated === true ? only.warehouse : null
  const { data } = trpc.stock.warehouses.useQuery(undefined, { enabled: unmapped > 0 && name !== null })
  return { warehouse: data?.find((warehouse) => warehouse.name === name)?.id }
}
