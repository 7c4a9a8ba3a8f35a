import { numericShare } from './column-content.ts'
import { currencyNamedIn, namesConventionalUnits } from './currency-sign.ts'
import { lowestRank } from './table-columns.ts'
import type { TableColumn } from './table-columns.ts'
import { normaliseTitle, words } from './title-words.ts'
import { vatIncludedIn, vatPercentIn } from './vat.ts'

export interface PriceColumns {
  chosen: TableColumn | null
  /** Columns among which a person must choose; null: nothing is open. */
  open: TableColumn[] | null
}

const speaksOfPrices = words('<цен[аы]|<ціни|<price|<валют|<currency|<ррц>')

/** The price column by titles, checked by content; several that say it equally well are open. */
export function choosePriceColumns(columns: readonly TableColumn[]): PriceColumns {
  const named = columns.filter(({ meaning, content }) => meaning?.target === 'price' && numericShare(content) >= 0.25)
  const best = lowestRank(named)
  const [chosen = null, ...others] = best
  return others.length === 0 ? { chosen, open: null } : { chosen: null, open: best }
}

/** Columns of numbers that no title explains. */
export function possiblePrices(columns: readonly TableColumn[]): TableColumn[] {
  return columns.filter(
    ({ meaning, content, title }) =>
      meaning === null && title !== '' && content.percent === 0 && numericShare(content) >= 0.9,
  )
}

export interface PriceTermsFound {
  currency: string | null
  vatIncluded: boolean | null
  vatPercent: string | null
  /** The cells name other currencies than the title, or several; or the title only says "у. е.". */
  contradicts: boolean
}

/** Currency and VAT of a price column as the file says it: in the title, in cells and their formats, or above the table. */
export function priceTermsOf({ title, above, content }: TableColumn, letterhead: readonly string[]): PriceTermsFound {
  const titles = [title, ...above]
  const fromTitle = titles.map(currencyNamedIn).find((currency) => currency !== null) ?? null
  const fromCells = [...content.currencies.keys()]
  const fromLetterhead =
    letterhead
      .filter((text) => speaksOfPrices.test(normaliseTitle(text)))
      .map(currencyNamedIn)
      .find((currency) => currency !== null) ?? null
  const all = new Set(fromTitle === null ? fromCells : [fromTitle, ...fromCells])
  return {
    currency: all.size > 1 ? null : ([...all][0] ?? fromLetterhead),
    vatIncluded: vatIncludedIn([...titles, ...letterhead]),
    vatPercent: vatPercentIn([...titles, ...letterhead]),
    contradicts: all.size > 1 || (all.size === 0 && titles.some(namesConventionalUnits)),
  }
}
