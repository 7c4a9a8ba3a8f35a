import type { DecimalSign } from '@pf/contract'

/** Blanks and apostrophes that group thousands. */
export const groupBlank = String.raw`[\s\u00a0\u2007\u2009\u200a\u202f'’ʼ´\u0060]`

const grouped = {
  ',': numberPattern(',', '.'),
  '.': numberPattern('.', ','),
} as const

/**
 * The canonical form ("1234.5", "-7", no superfluous zeros) of the digits and signs of one number: `sign` is decimal, the other sign, a
 * blank or an apostrophe groups thousands. Null where the digits are not grouped by three, or a sign is where none can be.
 */
export function canonicalNumber(body: string, sign: DecimalSign): string | null {
  if (isPlainInteger(body)) return trimZeros(body, '')
  const match = grouped[sign].exec(body)
  if (match === null) return null
  const [, whole = '', fraction = ''] = match
  return trimZeros(whole.replaceAll(/\D/g, ''), fraction)
}

/** Whether the text is one to fifteen ASCII digits: the common case, decided without a pattern. */
export function isPlainInteger(text: string): boolean {
  const { length } = text
  if (length === 0 || length > 15) return false
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code < 48 || code > 57) return false
  }
  return true
}

/** Whole and fraction digits without zeros that say nothing. */
export function trimZeros(whole: string, fraction: string): string {
  let from = 0
  while (from < whole.length - 1 && whole.charCodeAt(from) === 48) from++
  let to = fraction.length
  while (to > 0 && fraction.charCodeAt(to - 1) === 48) to--
  const digits = whole === '' ? '0' : from === 0 ? whole : whole.slice(from)
  return to === 0 ? digits : `${digits}.${to === fraction.length ? fraction : fraction.slice(0, to)}`
}

/** A canonical number rounded half away from zero to so many places. */
export function roundNumber(canonical: string, places: number): string {
  const point = canonical.indexOf('.')
  if (point === -1 || canonical.length - point - 1 <= places) return canonical
  const negative = canonical.startsWith('-')
  const digits = canonical.slice(negative ? 1 : 0, point) + canonical.slice(point + 1, point + 1 + places)
  const roundsUp = canonical.charCodeAt(point + 1 + places) >= 53
  const scaled = (BigInt(digits) + (roundsUp ? 1n : 0n)).toString().padStart(places + 1, '0')
  const rounded = trimZeros(scaled.slice(0, scaled.length - places), scaled.slice(scaled.length - places))
  return negative && rounded !== '0' ? `-${rounded}` : rounded
}

function numberPattern(sign: DecimalSign, other: DecimalSign): RegExp {
  const whole = String.raw`\d+|[1-9]\d{0,2}(?:[${other}]\d{3})+|[1-9]\d{0,2}(?:${groupBlank}\d{3})+`
  return new RegExp(String.raw`^(${whole})?(?:[${sign}](\d+))?$`, 'u')
}
