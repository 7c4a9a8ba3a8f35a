import type { CellValue } from '@pf/spreadsheet'

/** A number where a spreadsheet keeps all of its digits. */
export function numberCell(quantity: string): CellValue {
  return quantity.replace('.', '').length <= 15 ? Number(quantity) : quantityText(quantity, 'en')
}

/** With the decimal sign of the language, and never with exactly three places, which might be thousands. */
export function quantityText(quantity: string, language: 'en' | 'ru'): string {
  const text = /\.\d{3}$/.test(quantity) ? `${quantity}0` : quantity
  return language === 'ru' ? text.replace('.', ',') : text
}
