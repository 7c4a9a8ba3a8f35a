import type { stockImport } from '@pf/contract'
import type { InputOf } from '@pf/task-contract'
import type { ImportChoices } from './choices.ts'

/** The choices that lead to an import as it was submitted: the way back from a task to its columns. */
export function choicesOfInput({ mapping, asOf, scope }: InputOf<typeof stockImport>): ImportChoices {
  if (mapping === undefined) return { asOf, scope }
  const { sheet, headerRow, columns, quantities, decimalSigns } = mapping
  const { currency, vatIncluded, vatPercent, pack } = mapping
  const targets = [
    ...Object.entries(columns).map(([target, column]) => [column, target] as const),
    ...Object.values(quantities).map((column) => [column, 'quantity'] as const),
  ]
  return {
    sheet,
    headerRow,
    targets: Object.fromEntries(targets),
    complete: true,
    warehouses: Object.fromEntries(Object.entries(quantities).map(([name, column]) => [column, name])),
    signs: decimalSigns,
    nameIsCode: columns.partNumber === undefined ? true : undefined,
    // Without prices nobody was asked about them: these are but defaults.
    ...(columns.price !== undefined && { currency, vatIncluded, vatPercent, pack }),
    asOf,
    scope,
  }
}
