import type { DecimalSign } from '@pf/contract'
import type { Cell } from '@pf/spreadsheet'
import { trimBlanks } from '../part-number/blanks.ts'
import { canonicalLiteral, shownNumber } from './number-format.ts'
import { canonicalNumber, isPlainInteger } from './plain-number.ts'

/** A cell that should hold an amount. `words`: no number was found in it. */
export type Amount =
  | { kind: 'blank' }
  | { kind: 'error'; text: string }
  | { kind: 'words'; text: string }
  | AmountNumber

export interface AmountNumber {
  kind: 'number'
  /** Canonical; null where digits and signs form no number under the column's decimal sign. */
  value: string | null
  /** What stands before and after the digits, trimmed; `before` without a minus. */
  before: string
  after: string
  /** As shown, trimmed. */
  text: string
}

export interface AmountText {
  minus: boolean
  before: string
  body: string
  after: string
}

const errorText =
  /^#(?:DIV\/0!|N\/A|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|ДЕЛ\/0!|Н\/Д|ССЫЛКА!|ЗНАЧ!|ИМЯ\?|ЧИСЛО!|ПУСТО!|GETTING_DATA)$/i
/** What is longer is a sentence, whatever figures it has. */
const amountLength = 80
const parts = /^(\D*?)([-−–]?)\s*((?:[.,](?=\d))?\d(?:[\d.,\s'’ʼ´`]*\d)?)(.*)$/su

/** Reads a cell of a price or quantity column; the sign decides how its text is read, a number of the spreadsheet needs none. */
export function readAmount(cell: Cell | undefined, sign: DecimalSign): Amount {
  if (cell === undefined) return { kind: 'blank' }
  if (cell.kind === 'number') return readNumberCell(cell)
  if (cell.kind === 'error') return { kind: 'error', text: cell.text }
  if (cell.kind === 'boolean') return { kind: 'words', text: cell.text }
  return readText(cell.text, sign)
}

/** The number in a text, apart from what stands around it; null where there is none. */
export function splitAmount(text: string): AmountText | null {
  if (text.length > amountLength) return null
  const match = parts.exec(text)
  if (match === null) return null
  const [, before = '', minus = '', body = '', after = ''] = match
  return { minus: minus !== '', before: before.trim(), body, after: after.trim() }
}

/** Whether the text is an error of a spreadsheet that was saved as text. */
export function isErrorText(text: string): boolean {
  return text.startsWith('#') && errorText.test(text)
}

function readNumberCell({ text, format }: Cell): Amount {
  if (format !== undefined) {
    const { before, after, instead } = shownNumber(text, format)
    if (instead !== null) return readText(instead, '.')
    if (before !== '' || after !== '') {
      return { kind: 'number', value: canonicalLiteral(text), before, after, text: `${before}${text}${after}` }
    }
  }
  return { kind: 'number', value: canonicalLiteral(text), before: '', after: '', text }
}

function readText(raw: string, sign: DecimalSign): Amount {
  const text = trimBlanks(raw)
  if (text === '') return { kind: 'blank' }
  if (isPlainInteger(text)) return { kind: 'number', value: canonicalNumber(text, sign), before: '', after: '', text }
  if (isErrorText(text)) return { kind: 'error', text }
  const split = splitAmount(text)
  if (split === null)
    return /\p{Nd}/u.test(text) ? { kind: 'number', value: null, before: '', after: '', text } : { kind: 'words', text }
  const digits = canonicalNumber(split.body, sign)
  const value = digits === null || digits === '0' || !split.minus ? digits : `-${digits}`
  return { kind: 'number', value, before: split.before, after: split.after, text }
}
