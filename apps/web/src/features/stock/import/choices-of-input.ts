import type { stockImport } from '@pf/contract'
import type { InputOf, ResultOf } from '@pf/task-contract'
import type { ImportChoices } from './choices.ts'

type Imported = Pick<InputOf<typeof stockImport>, 'mapping' | 'asOf' | 'scope'>

/** The choices that lead to an import as it was submitted: the way back from a task to its columns. */
export function choicesOfInput({ mapping, asOf, scope }: Imported): ImportChoices {
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

/**
 * The choices that bring in the rejected rows of an import once they are mended: the workbook has one sheet, with the columns of the file
 * and its header, if any, in row 1. Their numbers are read as those of the file were, as a part of its stock.
 */
export function choicesOfMended(
  { mapping, decimalSigns }: Pick<ResultOf<typeof stockImport>, 'mapping' | 'decimalSigns'>,
  asOf: string,
): ImportChoices {
  const { sheet: _sheet, ...choices } = choicesOfInput({ mapping, asOf, scope: 'partial' })
  return { ...choices, headerRow: Math.min(1, mapping.headerRow), signs: decimalSigns }
}
