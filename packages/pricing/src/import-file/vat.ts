import { normaliseTitle, words } from './title-words.ts'

const share = String.raw`\d{1,2}(?:[.,]\d{1,2})? ?%`
const tax = '<(?:ндс|пдв|vat)>'
const without = '(?:<без|<excl\\w*\\.?|<ex\\.?|<without|<no|<не вкл\\S*)'
const withIt = '(?:<с|<з|<вкл\\.?|<включая|<включен\\S*|<в т\\.? ?ч\\.?|<в том числе|<incl\\w*\\.?|<with|<gross)'
/** What may stand between "with" and "VAT" or its percentage. */
const of = ' ?(?:учетом ?|учета ?)?'
/** What may stand between "VAT" and "included". */
const is = `[ :(]*(?:${share}[ )]*)?`

const leading = (side: string) => `${side}${of}(?:${share} ?)?${tax}`
const notIncluded = `${tax}${is}<(?:не вкл\\S*|excl\\w*|not incl\\w*)`
const included = `${tax}${is}<(?:вкл\\S*|incl\\w*)`

/** In this order: of "with VAT, excluding delivery" the beginning counts. */
const sides: readonly (readonly [pattern: RegExp, isIncluded: boolean])[] = [
  [words(`${leading(without)}|<net>`), false],
  [words(leading(withIt)), true],
  [words(notIncluded), false],
  [words(included), true],
]

const percentages: readonly RegExp[] = [
  words(`(?:${without}|${withIt})${of}(${share}) ?${tax}`),
  new RegExp(`(?:ндс|пдв|vat)[ (:=]*(?:по ставке )?(${share})`),
  new RegExp(`(?<![\\d.,])(${share}) ?(?:ндс|пдв|vat)`),
  // A label of the letterhead, and its value in the cell beside it.
  new RegExp(`(?:ндс|пдв|vat)[ :=]*[|] ?(${share}) ?(?:[|]|$)`),
]
const severalPercentages = new RegExp(`(?:ндс|пдв|vat)[ (:=]*${share} ?(?:/|и|или|та|або|and|or) ?${share}`)

/** What a title says of VAT: "with VAT", "without 22% VAT", "VAT included". */
export const vatWords = words([leading(without), leading(withIt), notIncluded, included].join('|'))

/**
 * Whether titles or a letterhead say that prices contain VAT; null where they don't say, or contain it at several percentages. The first text
 * that says it counts.
 */
export function vatIncludedIn(texts: readonly string[]): boolean | null {
  const titles = texts.map(normaliseTitle)
  for (const title of titles) {
    const isIncluded = sides.find(([pattern]) => pattern.test(title))?.[1]
    if (isIncluded === true && titles.some((text) => severalPercentages.test(text))) return null
    if (isIncluded !== undefined) return isIncluded
  }
  return null
}

/** The percentage of the first text that has one beside VAT, as a decimal with a dot: "22"; null where none has. */
export function vatPercentIn(texts: readonly string[]): string | null {
  for (const text of texts.map(normaliseTitle)) {
    const said = percentages.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined)
    if (said !== undefined) return said.replace(/ ?%/, '').replace(',', '.')
  }
  return null
}
