import type { Cell } from '@pf/spreadsheet'
import { isErrorText, splitAmount } from './amount.ts'
import { codeText } from './code-text.ts'
import { cutText } from './cut-text.ts'
import { isDecoration } from './decoration.ts'
import { currenciesOf } from './currency-sign.ts'
import { addSignVote, createSignVotes } from './decimal-sign.ts'
import type { SignVotes } from './decimal-sign.ts'
import { shownNumber } from './number-format.ts'

/** Different values are counted among so many, and by so many of their first characters. */
const distinctLimit = 2_000
const distinctLength = 64

/** What the cells of a column below the header look like; no larger for a million rows than for a thousand. */
export interface ColumnContent {
  filled: number
  /** Numbers, as numbers or as text, also with a unit or a currency around them. */
  numeric: number
  /** Of these the whole ones. */
  whole: number
  negative: number
  percent: number
  dates: number
  booleans: number
  /** Texts with at least one letter. */
  lettered: number
  length: number
  values: Set<string>
  /** Cells seen while different values were counted. */
  counted: number
  /** Cells whose number is one more than the number above. */
  ascending: number
  previous: number
  /** Texts that say how much is there without a number: "нет", "***", "in stock". */
  stockWords: number
  signs: SignVotes
  /** Currency that a cell or its format names → how many do. */
  currencies: Map<string, number>
}

const stockWord =
  /^(?:[*+•●✓✔–—-]+$|нет(?![а-яіїє])|есть(?![а-яіїє])|да$|мало|много|достаточно|средне|в наличии|на складе|под заказ|отсутств|ожида|по запросу|уточняйте|звоните|заканч|наявн|немає|нема(?![а-яіїє])|є(?![а-яіїє])|під замовл|відсут|очіку|in stock|out of stock|available|on request|on order|yes$|no$|low|none$|call)/i

export function createContent(): ColumnContent {
  return {
    filled: 0,
    numeric: 0,
    whole: 0,
    negative: 0,
    percent: 0,
    dates: 0,
    booleans: 0,
    lettered: 0,
    length: 0,
    values: new Set(),
    counted: 0,
    ascending: 0,
    previous: NaN,
    stockWords: 0,
    signs: createSignVotes(),
    currencies: new Map(),
  }
}

/** Adds a filled cell. */
export function addCell(content: ColumnContent, cell: Cell): void {
  const text = codeText(cell)
  content.filled++
  content.length += text.length
  if (content.values.size < distinctLimit) {
    content.values.add(cutText(text, distinctLength))
    content.counted++
  }
  if (cell.kind === 'number') addNumberCell(content, cell)
  else if (cell.kind === 'date') content.dates++
  else if (cell.kind === 'boolean') content.booleans++
  else if (cell.kind === 'text') addText(content, text)
}

function addNumberCell(content: ColumnContent, { text, format }: Cell): void {
  addNumber(content, Number(text))
  if (format === undefined) return
  if (format.includes('%')) content.percent++
  const { before, after } = shownNumber(text, format)
  addCurrency(content, before)
  addCurrency(content, after)
}

function addText(content: ColumnContent, text: string): void {
  if (/\p{L}/u.test(text)) content.lettered++
  if (text.length <= 30 && stockWord.test(text)) content.stockWords++
  const split = isErrorText(text) ? null : splitAmount(text)
  if (split === null) return
  if (split.after === '%') content.percent++
  addCurrency(content, split.before)
  addCurrency(content, split.after)
  // A code or a name has figures too; around a quantity or a price stands little else than units and currencies.
  if (!isDecoration(split.before) || !isDecoration(split.after)) return
  addSignVote(content.signs, split.body, text)
  const value = Number(split.body.replaceAll(/[^\d.,]/g, '').replaceAll(',', '.'))
  if (Number.isNaN(value)) content.numeric++
  else addNumber(content, split.minus ? -value : value)
}

function addNumber(content: ColumnContent, value: number): void {
  content.numeric++
  if (Number.isInteger(value)) content.whole++
  if (value < 0) content.negative++
  if (value === content.previous + 1) content.ascending++
  content.previous = value
}

function addCurrency(content: ColumnContent, sign: string): void {
  if (sign === '') return
  const [currency] = currenciesOf(sign) ?? []
  if (currency !== undefined) content.currencies.set(currency, (content.currencies.get(currency) ?? 0) + 1)
}

/** Share of filled cells that are numbers. */
export function numericShare({ filled, numeric }: ColumnContent): number {
  return filled === 0 ? 0 : numeric / filled
}

/** Whether the cells can be quantities: numbers, or words for them; an empty column can. */
export function holdsQuantities({ filled, numeric, stockWords }: ColumnContent): boolean {
  return numeric >= filled * 0.25 || numeric + stockWords >= filled * 0.6
}

/** Share of different values. */
export function distinctShare({ values, counted }: ColumnContent): number {
  return counted === 0 ? 0 : values.size / counted
}

/** 1, 2, 3 …: the numbers of rows. */
export function isRowNumbers({ filled, ascending }: ColumnContent): boolean {
  return filled >= 3 && ascending >= (filled - 1) * 0.9
}

/** Whether the cells are texts that could tell goods apart: letters, several values, more than a word of yes or no. */
export function isDescriptive(content: ColumnContent): boolean {
  const { filled, lettered, length } = content
  return filled > 0 && lettered >= filled * 0.7 && distinctShare(content) >= 0.5 && length >= filled * 4
}
