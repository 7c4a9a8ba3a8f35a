export interface NumberText {
  text: string
  /** The literal is rounded: a longer code has lost digits before it was saved. */
  digitsLost: boolean
}

const plainNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/
const shownDigits = 15
/** A number is written out up to this many digits before or after the point, else it keeps its exponent. */
const plainDigits = 30
const lostFrom = 1e15

/**
 * A number literal as people see it: without exponent, with 15 significant digits as Excel shows it, without superfluous zeros; an
 * integer literal keeps all its digits. Null if it is no number.
 */
export function numberText(literal: string): NumberText | null {
  const trimmed = literal.trim()
  const match = plainNumber.exec(trimmed)
  if (match !== null) {
    if (match[2] === undefined) {
      if (trimmed.length <= 15) return { text: trimmed === '-0' ? '0' : trimmed, digitsLost: false }
      return { text: trimmed, digitsLost: Math.abs(Number(trimmed)) >= lostFrom }
    }
    if (trimmed.length <= shownDigits + 1) return { text: withoutZeros(trimmed), digitsLost: false }
  }
  if (trimmed === '' || !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return null
  const value = Number(trimmed)
  if (!Number.isFinite(value)) return null
  return { text: plainText(value), digitsLost: Math.abs(value) >= lostFrom }
}

/** 15 significant digits without exponent where that takes at most 30 digits. */
function plainText(value: number): string {
  const [mantissa = '0', exponentText = '0'] = value.toExponential(shownDigits - 1).split('e')
  const exponent = Number(exponentText)
  const negative = mantissa.startsWith('-')
  const digits = mantissa.replaceAll(/[-.]/g, '').replace(/0+$/, '')
  if (digits === '') return '0'
  if (Math.abs(exponent) > plainDigits) return `${withoutZeros(mantissa)}E${exponent > 0 ? '+' : ''}${exponent}`
  const sign = negative ? '-' : ''
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = digits.slice(exponent + 1)
  return fraction === '' ? `${sign}${whole}` : `${sign}${whole}.${fraction}`
}

function withoutZeros(text: string): string {
  const short = text.replace(/\.?0+$/, '')
  return short === '-0' ? '0' : short
}
