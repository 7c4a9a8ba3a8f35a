import { collapseBlanks } from './blanks.ts'
import { foldLookAlikes } from './look-alikes.ts'

/** The identity of a part number. Two part numbers are one if both fields are equal, no vendor being a vendor of its own. */
export interface PartNumberKey {
  text: string
  vendor: string | null
}

export type PartNumberRelation = 'same' | 'similar' | 'unrelated'

interface PartNumberText {
  text: string
  vendor: string | null
}

/**
 * The key of a part number; null where the text is empty. Each of text and vendor is trimmed, its blanks are one space, invisible
 * characters are gone, in upper case by Unicode. No normal form: look-alikes and superscripts stay (docs/pricing-rules.md, Keys).
 */
export function partNumberKey(text: string, vendor: string | null): PartNumberKey | null {
  const key = keyText(text)
  return key === '' ? null : { text: key, vendor: vendor === null ? null : keyText(vendor) || null }
}

/** How a vendor or a warehouse is compared; '' where the text is empty. */
export function keyText(text: string): string {
  return collapseBlanks(text).toUpperCase()
}

/**
 * An index for suggestions and warnings, never to join rows: look-alike letters folded to Latin where a token mixes scripts or has
 * letters and digits, then letters and digits alone.
 */
export function foldedKey(text: string): string {
  return foldLookAlikes(keyText(text)).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Whether two part numbers are one, look alike (a suggestion), or have nothing in common. */
export function relation(a: PartNumberText, b: PartNumberText): PartNumberRelation {
  const first = partNumberKey(a.text, a.vendor)
  const second = partNumberKey(b.text, b.vendor)
  if (first === null || second === null) return 'unrelated'
  if (first.text === second.text && first.vendor === second.vendor) return 'same'
  const folded = foldedKey(first.text)
  return folded !== '' && folded === foldedKey(second.text) ? 'similar' : 'unrelated'
}
