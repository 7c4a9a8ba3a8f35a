import type { ColumnTarget, importPreview, stockMapping } from '@pf/contract'
import type { ResultOf } from '@pf/task-contract'
import type { z } from 'zod'
import { CommandError } from './command-error.ts'

/**
 * The mapping that a preview comes to, with its one quantity column as the stock of a warehouse.
 * @throws CommandError where the file leaves a choice
 */
export function mappingOfPreview(
  preview: ResultOf<typeof importPreview>,
  warehouse: string,
): z.input<typeof stockMapping> {
  const { sheet, headerRow, currency, vatIncluded, decimalSigns } = preview
  if (headerRow === null) throw unclear(`No header row was recognised in sheet "${sheet}"`)
  const of = (target: ColumnTarget) => preview.columns.filter((column) => column.target === target)
  const one = (target: ColumnTarget): number | undefined => {
    const [first, second] = of(target)
    if (second !== undefined)
      throw unclear(`Sheet "${sheet}" has several columns for the ${target}: ${titles(of(target))}`)
    return first?.column
  }
  const quantities = of('quantity')
  const [quantity] = quantities
  if (quantity === undefined) throw unclear(`Sheet "${sheet}" has no quantity column that was recognised`)
  if (quantities.length > 1)
    throw unclear(
      `--warehouse names one, but sheet "${sheet}" has ${quantities.length} quantity columns: ${titles(quantities)}`,
    )
  return {
    sheet,
    headerRow,
    columns: { partNumber: one('partNumber'), name: one('name'), vendor: one('vendor'), price: one('price') },
    quantities: { [warehouse]: quantity.column },
    decimalSigns,
    ...(currency === null ? {} : { currency }),
    ...(vatIncluded === null ? {} : { vatIncluded }),
  }
}

function titles(columns: readonly { readonly title: string }[]): string {
  return columns.map(({ title }) => `"${title}"`).join(', ')
}

function unclear(text: string): CommandError {
  return new CommandError(
    `${text}. Say how the file is read with --mapping FILE.json; "priceforge preview" shows its columns`,
    1,
  )
}
