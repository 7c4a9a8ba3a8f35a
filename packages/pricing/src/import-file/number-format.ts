import { isPlainInteger, trimZeros } from './plain-number.ts'

/** What a number format puts around a number, and the digits it pads it to: all that only the format shows. */
export interface ShownNumber {
  /** Literal texts of the format before and after the digits, without minus signs, brackets and blanks. */
  before: string
  after: string
  /** Text that the format shows instead of the number, e.g. `[>10]">10";0`. */
  instead: string | null
}

interface Section {
  condition: ((value: number) => boolean) | null
  before: string
  after: string
  hasDigits: boolean
  /** Length of a pattern of zeros alone. */
  zeros: number
}

const bare: ShownNumber = { before: '', after: '', instead: null }
const known = new Map<string, Section[]>()
const knownLimit = 500

/** What the format shows besides the number. */
export function shownNumber(text: string, format: string): ShownNumber {
  const sections = sectionsOf(format)
  if (sections.every(({ before, after, hasDigits }) => before === '' && after === '' && hasDigits)) return bare
  const section = chooseSection(sections, Number(text))
  if (section === undefined) return bare
  if (section.hasDigits) return { before: section.before, after: section.after, instead: null }
  return section.before === '' ? bare : { before: '', after: '', instead: section.before }
}

/** A code that is kept as a number, with the leading zeros that its format shows: 123 under `00000000` is 00000123. */
export function paddedCode(text: string, format: string): string {
  const zeros = sectionsOf(format)[0]?.zeros ?? 0
  return zeros > text.length && /^\d+$/.test(text) ? text.padStart(zeros, '0') : text
}

function chooseSection(sections: Section[], value: number): Section | undefined {
  const [first, second, third] = sections
  const conditional = sections.find(({ condition }) => condition?.(value) === true)
  if (sections.some(({ condition }) => condition !== null)) {
    return conditional ?? sections.findLast(({ condition }) => condition === null) ?? first
  }
  if (value === 0) return third ?? first
  return value < 0 ? (second ?? first) : first
}

function sectionsOf(format: string): Section[] {
  const cached = known.get(format)
  if (cached !== undefined) return cached
  const sections = splitSections(format).slice(0, 3).map(parseSection)
  if (known.size >= knownLimit) known.clear()
  known.set(format, sections)
  return sections
}

const token =
  /"([^"]*)"?|\\(.)|[_*].|\[\$([^\]-]*)[^\]]*\]|\[([<>=]+)\s*(-?\d+(?:[.,]\d+)?)\]|\[[^\]]*\]|(general|основной|[0#?@.,/%]|e[+-])|(.)/giu

function splitSections(format: string): string[] {
  const sections = ['']
  for (const [text] of format.matchAll(token)) {
    if (text === ';') sections.push('')
    else sections[sections.length - 1] += text
  }
  return sections
}

/** Minus signs and brackets of negative numbers, the dash of a zero. */
const noText = /^[-−()]+$/

function parseSection(code: string): Section {
  let before = ''
  let after = ''
  let digits = ''
  let condition: Section['condition'] = null
  for (const [, quoted, escaped, currency, operator, limit, placeholder, other = ''] of code.matchAll(token)) {
    if (operator !== undefined && limit !== undefined) condition = compare(operator, Number(limit.replace(',', '.')))
    if (placeholder !== undefined) digits += placeholder
    // A bare letter is part of a date or of nothing.
    const literal = quoted ?? escaped ?? currency ?? (/\p{L}/u.test(other) ? '' : other)
    if (noText.test(literal)) continue
    if (digits === '') before += literal
    else after += literal
  }
  return {
    condition,
    before: before.trim(),
    after: after.trim(),
    hasDigits: digits !== '',
    zeros: /^0+$/.test(digits) ? digits.length : 0,
  }
}

function compare(operator: string, limit: number): (value: number) => boolean {
  const operators: Record<string, (value: number) => boolean> = {
    '<': (value) => value < limit,
    '>': (value) => value > limit,
    '=': (value) => value === limit,
    '<=': (value) => value <= limit,
    '>=': (value) => value >= limit,
    '<>': (value) => value !== limit,
  }
  return operators[operator] ?? (() => false)
}

/** A number literal of a spreadsheet ("-12.50", "1e-7") in canonical form; null where it is too large or small to matter. */
export function canonicalLiteral(text: string): string | null {
  if (isPlainInteger(text)) return trimZeros(text, '')
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return null
  const [, minus = '', whole = '', fraction = ''] = match
  const digits = trimZeros(whole, fraction)
  return digits === '0' ? digits : minus + digits
}
