import type { DecimalSign, RejectionReason } from '@pf/contract'
import type { Cell } from '@pf/spreadsheet'
import { readAmount } from './amount.ts'
import type { AmountNumber } from './amount.ts'
import { currenciesOf } from './currency-sign.ts'
import { netPrice } from './net-price.ts'
import type { PriceDivisor } from './net-price.ts'
import type { RowPrice } from './types.ts'
import { isUnit } from './units.ts'

export interface PriceReading {
  sign: DecimalSign
  /** The mapping's currency. */
  currency: string
  divisor: PriceDivisor
}

/**
 * The net price of one piece that a cell says (docs/pricing-rules.md, Prices): null for blank, words, an error and what is not above 0; a reason where
 * the row must be rejected.
 */
export function readPrice(cell: Cell | undefined, reading: PriceReading): RowPrice | null | RejectionReason {
  const amount = readAmount(cell, reading.sign)
  return amount.kind === 'number' ? readNumber(amount, reading) : null
}

function readNumber(amount: AmountNumber, reading: PriceReading): RowPrice | null | RejectionReason {
  const { value, before, after, text } = amount
  if (value === null) return 'priceUnreadable'
  if (before !== '' || after !== '') {
    const decoration = readDecoration(before, after, reading.currency)
    if (decoration !== null) return decoration
  }
  if (value === '0' || value.startsWith('-')) return null
  const net = netPrice(value, reading.divisor)
  return net === null ? 'priceUnreadable' : { net, original: text }
}

/** Whether what surrounds the number is the mapping's currency, a unit, or both; else why the row is rejected. */
function readDecoration(before: string, after: string, currency: string): RejectionReason | null {
  const sign = withoutUnit(after)
  for (const text of [before, sign]) {
    if (text === '') continue
    const currencies = currenciesOf(text)
    if (currencies === null) return 'priceUnreadable'
    if (!currencies.includes(currency)) return 'currencyDiffers'
  }
  return null
}

/** `руб./шт.`, `руб. за шт.` and `/кг` without their unit. */
function withoutUnit(after: string): string {
  if (after === '' || isUnit(after)) return ''
  const match = /^(.*?)\s*(?:\/|(?<![a-zа-я])(?:за|per)(?![a-zа-я]))\s*(\S+)$/i.exec(after)
  const [, sign, unit] = match ?? []
  return sign !== undefined && unit !== undefined && isUnit(unit) ? sign : after
}
