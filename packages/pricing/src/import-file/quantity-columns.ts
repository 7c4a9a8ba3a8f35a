import { holdsQuantities, isRowNumbers, numericShare } from './column-content.ts'
import { lowestRank } from './table-columns.ts'
import type { TableColumn } from './table-columns.ts'
import { normaliseTitle, words } from './title-words.ts'
import { warehouseOf } from './warehouse-name.ts'

export interface QuantityColumns {
  chosen: { column: TableColumn; warehouse: string | null }[]
  /** The sum over the warehouses. */
  totals: TableColumn[]
  /** Columns among which a person must choose; null: nothing is open. */
  open: TableColumn[] | null
}

/** What stands above a table's header and alone right below it, a row a text. */
export interface Surroundings {
  letterhead: readonly string[]
  subtitles: readonly string[]
}

/** Titles of what went in or out, was ordered or sold, on whatever day: then "quantity" beside them is not what is there. */
const turnover = words(
  '<продаж|<реализац|<sales?>|<sold>|<оборот|<движени|<накладн|<заказ|<order|<клиент|<покупат|<контрагент|<customer|<client|' +
    '^(?:дата|date|период|period|месяц|month)(?![a-zа-я])|<документ|<document|<регистратор|<recorder|<счет>|<invoice',
)
/** The same above the table, where orders and customers are mentioned in every price list. */
const turnoverReport = words(
  '<покупатель>|<заказчик>|<грузополучатель|<расход товара|<buyer>|<customer>|<счет на оплату|<заказ покупателя|<период|<period|<продажи>|<реализация>|<sales (?:report|by)|<оборот|<движени|<накладная|<расходная|<приходная|<invoice>|<счет-фактура',
)
/** The deepest level of a report whose rows are documents and batches, not goods. */
const documents = words('^(?:регистратор|документ|партия|движение|recorder|document|batch)')
const accounting = words('<дебет|<кредит|<debit|<credit|<сальдо|<проводк|<субсчет')
const sum = words('<сумм|<amount|<sum>|<total price')

/**
 * The quantity columns by their titles, checked by content: those that say "in stock" before those that only say "quantity". Several are
 * warehouses if their titles name as many places; a column of sums over them is none.
 */
export function chooseQuantityColumns(columns: readonly TableColumn[], surroundings: Surroundings): QuantityColumns {
  const named = columns.filter((column) => column.meaning?.target === 'quantity' && isUsable(column))
  const filled = named.filter(({ content }) => content.filled > 0)
  const best = lowestRank(filled.length === 0 ? named : filled)
  if (best.length === 0) return { chosen: [], totals: [], open: null }
  const parts = best.filter(({ meaning }) => meaning?.isTotal === false)
  const places = parts.length === 0 ? best : parts
  const chosen = places.map((column) => ({ column, warehouse: warehouseOf(column, places.length > 1) }))
  const names = new Set(chosen.map(({ warehouse }) => warehouse?.toUpperCase()))
  const isClear = places.length === 1 || (!names.has(undefined) && names.size === places.length)
  if (!isClear || !places.every((column) => isStock(column, columns, surroundings)))
    return { chosen: [], totals: [], open: best }
  return { chosen, totals: best.filter((column) => !places.includes(column)), open: null }
}

/** An empty column under "Кол-во" is to be filled in by a customer; under "Остаток" nothing is left. */
function isUsable({ meaning, content }: TableColumn): boolean {
  return holdsQuantities(content) && (content.filled > 0 || meaning?.rank === 1)
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

/**
 * Whether it is stock: not in a table of accounts; and where the title only says "quantity", not in a report of a period, an order, a list of
 * documents, nor beside sums without a price.
 */
function isStock(
  { meaning, above }: TableColumn,
  columns: readonly TableColumn[],
  { letterhead, subtitles }: Surroundings,
): boolean {
  const titles = columns.map(({ title }) => normaliseTitle(title))
  if (titles.some((title) => accounting.test(title))) return false
  if (subtitles.some((text) => documents.test(normaliseTitle(text)))) return false
  if (meaning?.rank === 1) return true
  if ([...letterhead, ...above].some((text) => turnoverReport.test(normaliseTitle(text)))) return false
  const others = columns.filter((column) => column.meaning === null || column.meaning.target === 'other')
  if (others.some(({ title }) => turnover.test(normaliseTitle(title)))) return false
  return !titles.some((title) => sum.test(title)) || columns.some((column) => column.meaning?.target === 'price')
}
