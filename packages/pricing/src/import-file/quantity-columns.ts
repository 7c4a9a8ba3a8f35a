import { isRowNumbers, numericShare } from './column-content.ts'
import type { TableColumn } from './table-columns.ts'
import { normaliseTitle, words } from './title-words.ts'

export interface QuantityColumns {
  chosen: { column: TableColumn; warehouse: string | null }[]
  /** The sum over the warehouses. */
  totals: TableColumn[]
  /** Columns among which a person must choose; null: nothing is open. */
  open: TableColumn[] | null
}

/** What of a title says "quantity in stock" and not where. */
const quantityWords = words(
  '<(?:количеств\\S*|кол ?-? ?во|кол|к-во|остат\\S*|ост|наличи\\S*|доступн\\S*|свободн\\S*|запас\\S*|qty|quantity|qnt|stock|on ?hand|' +
    'in|avail\\S*|free|balance|inventory|кон|конечн\\S*|текущ\\S*|итог\\S*|всего|total|общ\\S*|товар\\S*|шт|штук|штуках|ед|pcs|залиш\\S*|кількість|наявн\\S*|' +
    'к-сть|на|в|по|для|is|at|of|the|складе|складах|складі|current|closing|хран\\S*|изм\\S*|единиц\\S*)>',
)
const quantityWord = new RegExp(quantityWords.source, 'gu')
const turnover = words('<продаж|<реализац|<sales|<оборот|<движени|<период|<period|<месяц|<месяцам|<накладн|<заказ')

/**
 * The quantity columns by their titles, checked by content: those that say "in stock" before those that only say "quantity". Several are
 * warehouses if their titles name as many places; a column of sums over them is none. `letterhead` is what stands above the header.
 */
export function chooseQuantityColumns(columns: readonly TableColumn[], letterhead: string): QuantityColumns {
  const named = columns.filter(({ meaning, content }) => meaning?.target === 'quantity' && holdsQuantities(content))
  if (named.length === 0) return { chosen: [], totals: [], open: null }
  const rank = Math.min(...named.map(({ meaning }) => meaning?.rank ?? Infinity))
  const best = named.filter(({ meaning }) => meaning?.rank === rank)
  const parts = best.filter(({ meaning }) => meaning?.isTotal === false)
  const places = parts.length === 0 ? best : parts
  const totals = places === best ? [] : best.filter((column) => !places.includes(column))
  const chosen = places.map((column) => ({ column, warehouse: warehouseOf(column, places.length > 1) }))
  const [only] = chosen
  if (chosen.length === 1 && only !== undefined) {
    return isStock(only.column, columns, letterhead)
      ? { chosen, totals, open: null }
      : { chosen: [], totals, open: [only.column] }
  }
  const names = new Set(chosen.map(({ warehouse }) => warehouse?.toUpperCase()))
  const areWarehouses = !names.has(undefined) && names.size === chosen.length
  return areWarehouses ? { chosen, totals, open: null } : { chosen: [], totals: [], open: best }
}

/** Columns of whole numbers that no title explains: a person may choose one where no title names the quantity. */
export function possibleQuantities(columns: readonly TableColumn[]): TableColumn[] {
  return columns.filter(
    ({ meaning, content, title }) =>
      meaning === null &&
      title !== '' &&
      numericShare(content) >= 0.9 &&
      content.whole >= content.numeric * 0.8 &&
      !isRowNumbers(content),
  )
}

function holdsQuantities(content: TableColumn['content']): boolean {
  return content.filled === 0 || numericShare(content) >= 0.25 || content.values.size <= 12
}

/** Whether "quantity" alone is stock: not in a report of a period, nor beside sums without a price. */
function isStock({ meaning, above }: TableColumn, columns: readonly TableColumn[], letterhead: string): boolean {
  if (meaning?.rank === 1) return true
  if ([letterhead, ...above, ...columns.map(({ title }) => title)].some((text) => turnover.test(normaliseTitle(text))))
    return false
  const sums = columns.filter((column) => words('<сумм|<amount|<sum>').test(normaliseTitle(column.lowest)))
  return sums.length === 0 || columns.some((column) => column.meaning?.target === 'price')
}

/** What is left of a title without words for quantity: the name of a place, in its original spelling. */
function warehouseOf({ own, above, lowest }: TableColumn, isOneOfSeveral: boolean): string | null {
  // A merged heading tells several columns apart; over a single one it is about more than that.
  const titles = isOneOfSeveral ? [lowest, ...above.toReversed()] : own.toReversed()
  for (const title of titles) {
    const rest = normaliseTitle(title)
      .replaceAll(quantityWord, ' ')
      .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    if (rest !== '') return placeName(title)
  }
  return null
}

/** `Остаток: Склад Москва, шт.` → `Склад Москва`. */
function placeName(title: string): string {
  const kept = title
    .split(/\s+/u)
    .filter((word) => {
      const bare = normaliseTitle(word).replaceAll(/[^\p{L}\p{N}-]+/gu, '')
      return bare === '' || bare.replaceAll(quantityWord, '') !== ''
    })
    .join(' ')
    .replaceAll(/^[\s,.:;()/–—-]+|[\s,.:;(/–—-]+$/gu, '')
  return kept === '' ? title : kept
}
