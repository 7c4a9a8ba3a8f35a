import type { ColumnTarget, DecimalSign, PreviewColumn, PreviewQuestion } from '@pf/contract'
import { decideSign } from './decimal-sign.ts'
import { chooseKeyColumns } from './key-columns.ts'
import type { KeyColumns } from './key-columns.ts'
import { choosePriceColumns, possiblePrices, priceTermsOf } from './price-columns.ts'
import { chooseQuantityColumns, possibleQuantities } from './quantity-columns.ts'
import type { Surroundings } from './quantity-columns.ts'
import type { TableColumn } from './table-columns.ts'
import type { Layout } from './types.ts'

type Description = Pick<Layout, 'columns' | 'decimalSigns' | 'currency' | 'vatIncluded' | 'vatPercent' | 'questions'>

/** What each column is, how its numbers are written, and what a person must say. `rows`: how many the table has. */
export function describeColumns(
  columns: readonly TableColumn[],
  { rows, ...surroundings }: Surroundings & { rows: number },
): Description {
  const keys = chooseKeyColumns(columns, rows)
  const free = columns.filter(({ column }) => ![keys.partNumber, keys.name].some((key) => key?.column === column))
  // A letterhead right above the titles passes for a part of the header.
  const letterhead = [...surroundings.letterhead, ...columns.flatMap(({ own }) => own.slice(0, -1))]
  const quantities = chooseQuantityColumns(free, { ...surroundings, letterhead })
  const prices = choosePriceColumns(free)
  const openQuantities = quantities.open ?? (quantities.chosen.length === 0 ? possibleQuantities(free) : [])
  const isUnknown = quantities.chosen.length === 0 && prices.chosen === null && prices.open === null
  const openPrices = prices.open ?? (isUnknown && quantities.open === null ? possiblePrices(free) : [])
  const described = columns.map((column) => describeColumn(column, { keys, quantities, price: prices.chosen }))
  const signs = decideSigns(
    [prices.chosen, ...quantities.chosen.map(({ column }) => column)].filter((column) => column !== null),
  )
  const terms = prices.chosen === null ? null : priceTermsOf(prices.chosen, surroundings.letterhead)
  const questions: PreviewQuestion[] = [
    ...(keys.open === null ? [] : [{ kind: 'partNumberColumn' as const, columns: numbersOf(keys.open) }]),
    ...(openQuantities.length === 0 ? [] : [{ kind: 'quantityColumn' as const, columns: numbersOf(openQuantities) }]),
    ...(openPrices.length === 0 ? [] : [{ kind: 'priceColumn' as const, columns: numbersOf(openPrices) }]),
    ...signs.open.map((column) => ({ kind: 'decimalSign' as const, column })),
    ...(terms?.contradicts === true && prices.chosen !== null
      ? [{ kind: 'currency' as const, columns: [prices.chosen.column] }]
      : []),
  ]
  return {
    columns: described,
    decimalSigns: signs.decided,
    currency: terms?.currency ?? null,
    vatIncluded: terms?.vatIncluded ?? null,
    vatPercent: terms?.vatPercent ?? null,
    questions,
  }
}

interface Choice {
  keys: KeyColumns
  quantities: ReturnType<typeof chooseQuantityColumns>
  price: TableColumn | null
}

function describeColumn(column: TableColumn, choice: Choice): PreviewColumn {
  const { target, reason, warehouse } = targetOf(column, choice)
  return { column: column.column, title: column.title, target, reason, ...(warehouse !== null && { warehouse }) }
}

function targetOf(
  { column, meaning }: TableColumn,
  { keys, quantities, price }: Choice,
): { target: ColumnTarget; reason: PreviewColumn['reason']; warehouse: string | null } {
  const byTitle = { reason: 'title' as const, warehouse: null }
  if (keys.partNumber?.column === column) return { target: 'partNumber', ...byTitle }
  if (keys.name?.column === column) return { target: 'name', reason: keys.nameReason, warehouse: null }
  if (keys.vendor?.column === column) return { target: 'vendor', ...byTitle }
  if (price?.column === column) return { target: 'price', ...byTitle }
  const quantity = quantities.chosen.find((chosen) => chosen.column.column === column)
  if (quantity !== undefined) return { target: 'quantity', reason: 'title', warehouse: quantity.warehouse }
  if (quantities.totals.some((total) => total.column === column)) return { target: 'total', ...byTitle }
  if (meaning?.target === 'unit') return { target: 'unit', ...byTitle }
  return { target: 'other', reason: meaning?.target === 'other' ? 'title' : 'none', warehouse: null }
}

function decideSigns(columns: readonly TableColumn[]): { decided: Record<string, DecimalSign>; open: number[] } {
  const decided: Record<string, DecimalSign> = {}
  const open: number[] = []
  for (const { column, content } of columns) {
    const decision = decideSign(content.signs)
    if (decision.kind === 'decided') decided[column] = decision.sign
    if (decision.kind === 'open') open.push(column)
  }
  return { decided, open }
}

function numbersOf(columns: readonly TableColumn[]): number[] {
  return columns.map(({ column }) => column)
}
