import type { PartNumberRow } from '@pf/contract'

/** A part number for tests: unmapped, with a sure suggestion, but for what is told. */
export function exampleRow(id: number, change: Partial<PartNumberRow> = {}): PartNumberRow {
  return {
    id,
    partNumber: `PN-${id}`,
    vendor: 'ACME',
    description: '',
    state: 'unmapped',
    lot: null,
    isPrimary: false,
    isAmbiguous: false,
    replacedBy: null,
    stock: { quantity: null, atLeast: false, warehouses: 0, values: [] },
    suggestedScore: 0.97,
    decision: null,
    version: 1,
    ...change,
  }
}
