import type { PartNumberStock } from '@pf/contract'
import type { Words } from '../../../i18n/use-words.ts'

/** "124", "≥ 50", "some"; '' where there is none. */
export function stockQuantity(
  { quantity, atLeast, warehouses }: Omit<PartNumberStock, 'values'>,
  { t, format }: Words,
): string {
  if (warehouses === 0) return ''
  if (quantity === null) return t('mappings.detail.someInStock')
  const shown = format.decimal(quantity)
  return atLeast ? t('stock.table.atLeast', { quantity: shown }) : shown
}

/** "124 in 2 warehouses · worth 286 520.00 ₽" */
export function stockWords(stock: PartNumberStock, words: Words): string {
  const { t, format } = words
  const { warehouses, values } = stock
  if (warehouses === 0) return t('mappings.detail.notInStock')
  const quantity = stockQuantity(stock, words)
  const there = t('mappings.detail.inStock', { count: warehouses, quantity })
  if (values.length === 0) return there
  const value = values.map((each) => format.money(each.value, each.currency)).join(' + ')
  return `${there} · ${t('mappings.detail.worth', { value })}`
}
