import type { DecimalSign } from '@pf/contract'
import type { Cell } from '@pf/spreadsheet'
import { readAmount } from './amount.ts'
import type { AmountNumber } from './amount.ts'
import { roundNumber } from './plain-number.ts'
import type { RowQuantity } from './types.ts'
import { isUnit } from './units.ts'

const places = 3
/** numeric (18,3) */
const wholeDigits = 15

const none = /^(?:нет|под заказ|отсутств|ожида)/i
const dashes = /^[-‐‑‒–—―−]+$/u
const atLeastBefore =
  /^(?:>|≥|>=|⩾|более(?: чем)?|больше(?: чем)?|свыше|не менее|от|понад|більше(?: ніж)?|не менше|від|over|more than|at least|min)$/i
const atLeastAfter = /^(?:\+|(?:и|или) (?:более|больше)|(?:і|або|та) більше|(?:or|and) more)$/i
const lessBefore = /^(?:<|≤|<=|⩽|менее(?: чем)?|меньше(?: чем)?|до|менше(?: ніж)?|less than|under|up to)$/i

/**
 * The quantity that a cell says (docs/pricing-rules.md, Quantities), rounded to 3 places; null where it can't be read. Blank, a dash and words for
 * "none" are 0; words, stars and `< n` are unknown; `> n`, `n+`, `более n` are at least n; a unit after the number says nothing.
 */
export function readQuantity(cell: Cell | undefined, sign: DecimalSign): RowQuantity | null {
  const amount = readAmount(cell, sign)
  if (amount.kind === 'number') return readNumber(amount)
  if (amount.kind === 'blank') return { value: '0', atLeast: false, text: '' }
  if (amount.kind === 'error') return null
  return { value: meansNone(amount.text, cell) ? '0' : null, atLeast: false, text: amount.text }
}

function meansNone(text: string, cell: Cell | undefined): boolean {
  return none.test(text) || dashes.test(text) || (cell?.kind === 'boolean' && text === 'false')
}

function readNumber({ value, before, after, text }: AmountNumber): RowQuantity | null {
  if (value !== null && before === '' && (after === '' || isUnit(after))) return exact(value, false, text)
  if (none.test(text)) return { value: '0', atLeast: false, text }
  if (value === null) return null
  if (lessBefore.test(before) && (after === '' || isUnit(after))) return { value: null, atLeast: false, text }
  if (before === '' || before === '+') {
    const isAtLeast = atLeastAfter.test(withoutUnit(after))
    return isAtLeast || after === '' || isUnit(after) ? exact(value, isAtLeast, text) : null
  }
  const rest = withoutUnit(after)
  return atLeastBefore.test(before) && (rest === '' || rest === '+') ? exact(value, true, text) : null
}

/** `шт.+`, `+ шт.` and `шт. и более` without their unit. */
function withoutUnit(after: string): string {
  if (isUnit(after)) return ''
  const plus = /^(.*?)\s*\+$/u.exec(after)?.[1] ?? /^\+\s*(.+)$/u.exec(after)?.[1]
  if (plus !== undefined) return plus === '' || isUnit(plus) ? '+' : after
  const [first = '', ...others] = after.split(/\s+/u)
  return isUnit(first) ? others.join(' ') : after
}

function exact(value: string, atLeast: boolean, text: string): RowQuantity | null {
  const rounded = roundNumber(value, places)
  const whole = rounded.replace(/^-/, '').split('.', 1)[0] ?? ''
  return whole.length > wholeDigits ? null : { value: rounded, atLeast, text }
}
