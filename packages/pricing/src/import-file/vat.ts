import { normaliseTitle, words } from './title-words.ts'

const share = String.raw`\d{1,2}(?:[.,]\d{1,2})? ?%`
/** What may stand between "with" and "VAT". */
const between = ` ?(?:учетом ?|учета ?)?(?:${share} ?)?`
const tax = '(?:<ндс>|<пдв>|<vat>)'

const withoutVat = words(`(?:без|excl\\w*\\.?|ex\\.?|without|no|не вкл\\S*)${between}${tax}|<net>`)
const withVat = words(
  `(?:<с|<з|<вкл\\.?|<включая|<включен\\S*|<в т\\.? ?ч\\.?|<incl\\w*\\.?|<with|<gross)${between}${tax}`,
)
const percent = new RegExp(
  `(?:ндс|пдв|vat)[ (:=]*(?:по ставке )?(?<after>${share})|(?<![\\d.,])(?<before>${share}) ?(?:ндс|пдв|vat)`,
)

/** Whether titles or a letterhead say that prices contain VAT; null where they don't say. The first text that says it counts. */
export function vatIncludedIn(texts: readonly string[]): boolean | null {
  for (const text of texts.map(normaliseTitle)) {
    if (withoutVat.test(text)) return false
    if (withVat.test(text)) return true
  }
  return null
}

/** The percentage beside the first VAT that has one, as a decimal with a dot: "22"; null where none has. */
export function vatPercentIn(texts: readonly string[]): string | null {
  for (const text of texts.map(normaliseTitle)) {
    const found = percent.exec(text)?.groups
    const said = found?.['after'] ?? found?.['before']
    if (said !== undefined) return said.replace(/ ?%/, '').replace(',', '.')
  }
  return null
}
