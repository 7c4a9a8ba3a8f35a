import { stockImport } from '@pf/contract'
import type { StockMapping } from '@pf/contract'
import { keyText } from '../part-number/part-number-key.ts'

export interface NamedWarehouse {
  readonly name: string
  /** How warehouses are compared: like vendors. */
  readonly key: string
}

/**
 * The warehouses of a mapping, in its order.
 * @throws TaskError warehouseTwice
 */
export function namedWarehouses(mapping: StockMapping): NamedWarehouse[] {
  const warehouses = Object.keys(mapping.quantities).map((name) => ({ name: name.trim(), key: keyText(name) }))
  const twice = warehouses.find(({ key }, index) => warehouses.findIndex((other) => other.key === key) < index)
  if (twice !== undefined) throw stockImport.errors.warehouseTwice({ warehouse: twice.name })
  return warehouses
}
