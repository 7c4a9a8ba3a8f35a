import { usualVatPercent } from '@pf/contract'
import type { ColumnTarget, StockMapping } from '@pf/contract'
import { keyText } from '../part-number/part-number-key.ts'
import type { Layout, LayoutRefusal } from './types.ts'

/** The warehouse of a file that names none. */
const unnamedWarehouse = 'Main'
/** Candidates that a refusal names. */
const namedColumns = 20

/** What holds of prices beside what their file says. */
export interface PriceBasis {
  /** The currency of a file that names none. */
  readonly baseCurrency: string
  /** Goes before what the file says: "none", or the percentage of VAT that its prices contain. */
  readonly vat?: string | undefined
}

/** The mapping that a layout stands for; a refusal where a person must say something first. Decimal signs are left to the file. */
export function mappingFromLayout(
  layout: Layout,
  { baseCurrency, vat }: PriceBasis,
): { mapping: StockMapping } | { refusal: LayoutRefusal } {
  const refusal = refusalOf(layout) ?? (vat === undefined ? vatRefusalOf(layout) : null)
  if (refusal !== null) return { refusal }
  const columnOf = (target: ColumnTarget) => layout.columns.find((column) => column.target === target)?.column
  const [partNumber, name, vendor, price] = [
    columnOf('partNumber'),
    columnOf('name'),
    columnOf('vendor'),
    columnOf('price'),
  ]
  const quantities = layout.columns.filter(({ target }) => target === 'quantity')
  return {
    mapping: {
      sheet: layout.sheet,
      headerRow: layout.headerRow ?? 0,
      columns: {
        ...(partNumber !== undefined && { partNumber }),
        ...(name !== undefined && { name }),
        ...(vendor !== undefined && { vendor }),
        ...(price !== undefined && { price }),
      },
      quantities: Object.fromEntries(
        quantities.map(({ column, warehouse }) => [warehouse ?? unnamedWarehouse, column]),
      ),
      decimalSigns: {},
      currency: layout.currency ?? baseCurrency,
      vatIncluded: vat === undefined ? (layout.vatIncluded ?? false) : vat !== 'none',
      vatPercent: vat === undefined || vat === 'none' ? (layout.vatPercent ?? usualVatPercent) : vat,
      pack: 1,
    },
  }
}

function refusalOf(layout: Layout): LayoutRefusal | null {
  if (layout.headerRow === null) return { code: 'headerNotFound', params: { sheet: layout.sheet } }
  const titleOf = (column: number) => titleIn(layout, column)
  const unclear = (what: ColumnTarget, columns: readonly number[]): LayoutRefusal => ({
    code: 'mappingUnclear',
    params: { what, columns: columns.slice(0, namedColumns).map(titleOf).join(', ') },
  })
  for (const question of layout.questions) {
    switch (question.kind) {
      case 'noHeader':
        return { code: 'headerNotFound', params: { sheet: layout.sheet } }
      case 'partNumberColumn':
        return unclear('partNumber', question.columns)
      case 'quantityColumn':
        return unclear('quantity', question.columns)
      case 'priceColumn':
      case 'currency':
        return unclear('price', question.columns)
      case 'decimalSign':
        return {
          code: 'decimalSignUnknown',
          params: { column: titleOf(question.column), example: exampleOf(layout, question.column) },
        }
    }
  }
  const quantities = layout.columns.filter(({ target }) => target === 'quantity')
  if (quantities.length === 0) {
    return layout.columns.some(({ target }) => target === 'price')
      ? { code: 'noQuantities', params: {} }
      : unclear('quantity', [])
  }
  const names = new Set(quantities.map(({ warehouse }) => keyText(warehouse ?? unnamedWarehouse)))
  return names.size < quantities.length
    ? unclear(
        'quantity',
        quantities.map(({ column }) => column),
      )
    : null
}

/** Whether prices contain VAT is never assumed: it would make all of them wrong by the same share, which nobody notices. */
function vatRefusalOf(layout: Layout): LayoutRefusal | null {
  const price = layout.columns.find(({ target }) => target === 'price')
  if (price === undefined || layout.vatIncluded !== null) return null
  return { code: 'vatUnknown', params: { column: titleIn(layout, price.column) } }
}

function titleIn({ columns }: Layout, column: number): string {
  return columns.find((other) => other.column === column)?.title || `column ${column + 1}`
}

function exampleOf(layout: Layout, column: number): string {
  const below = layout.firstRows.filter(({ row }) => row > (layout.headerRow ?? 0))
  return below.map(({ cells }) => cells[column] ?? '').find((text) => /\d[.,]\d/.test(text)) ?? ''
}
