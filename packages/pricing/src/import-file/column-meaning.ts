import { isOtherQuantity, isPlace, titleMeaning } from './column-titles.ts'
import type { TitleMeaning } from './column-titles.ts'
import type { HeaderColumn } from './header-rows.ts'
import { normaliseTitle, words } from './title-words.ts'

/** What a column's titles mean, all header rows taken together. */
export interface ColumnMeaning extends TitleMeaning {
  /** A sum over warehouses. */
  isTotal: boolean
  /** Only a heading above the column says it; true as far as the cells are numbers. */
  isInherited: boolean
}

const total = words(
  '<(?:итого|итог|всего|всього|разом|total|суммарн|общ(?:ий|ее|ая|ие))|<всех складах|<всіх складах|<всем складам|<все склады|<all (?:stores|warehouses)',
)

/** Reads the lowest title first; headings above it add what it leaves out ("Кон. ост." over "Количество"). */
export function columnMeaning({ lowest, above }: HeaderColumn): ColumnMeaning | null {
  const meaning = titleMeaning(lowest)
  const isTotal = [lowest, ...above].some((text) => total.test(normaliseTitle(text)))
  if (meaning === null) {
    const heading = above
      .toReversed()
      .map(titleMeaning)
      .find((upper) => upper !== null)
    if (heading === undefined || (heading.target !== 'price' && heading.target !== 'quantity')) return null
    return { ...heading, isTotal, isInherited: true }
  }
  const rank = Math.min(meaning.rank, ...above.flatMap((text) => rankAs(meaning.target, text)))
  // A price before the discount stays one under any heading.
  if (meaning.target === 'price') {
    return { target: 'price', rank: meaning.rank > 2 ? meaning.rank : rank, isTotal: false, isInherited: false }
  }
  if (meaning.target !== 'quantity') return { ...meaning, isTotal: false, isInherited: false }
  if (above.some((text) => isOtherQuantity(text) && !isPlace(text)))
    return { target: 'other', rank: 1, isTotal: false, isInherited: false }
  return { target: 'quantity', rank, isTotal, isInherited: false }
}

function rankAs(target: TitleMeaning['target'], text: string): number[] {
  const meaning = titleMeaning(text)
  return meaning?.target === target ? [meaning.rank] : []
}
