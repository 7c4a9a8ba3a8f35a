import type { DecimalSign } from '@pf/contract'
import { groupBlank } from './plain-number.ts'

/** What one value tells about its column: the decimal sign; open (three digits after its only sign), nothing (no sign, no number). */
type SignEvidence = { sign: DecimalSign } | { open: DecimalSign; zeros: boolean } | null

/** What the values of a column have told so far; as small for a million values as for one. */
export interface SignVotes {
  /** The first value that makes the sign decimal. */
  decimal: Partial<Record<DecimalSign, string>>
  /** The first value that leaves the sign open. */
  open: Partial<Record<DecimalSign, string>>
  /** Whether a value other than 0 came without any sign. */
  plain: boolean
  /** Whether every open value ends in three zeros. */
  zerosOnly: boolean
  signed: boolean
}

export type SignDecision = { kind: 'none' } | { kind: 'decided'; sign: DecimalSign } | { kind: 'open'; example: string }

const both = new RegExp(String.raw`^[1-9]\d{0,2}(?:(?:,\d{3})+(\.)\d+|(?:\.\d{3})+(,)\d+)$`, 'u')
const severalGroups = /^[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:\.\d{3}){2,})$/u
const single = new RegExp(String.raw`^(?:(\d*)|[1-9]\d{0,2}(?:${groupBlank}\d{3})+)([,.])(\d+)$`, 'u')

/**
 * What the digits and signs of one number tell (docs/pricing-rules.md, Decimal signs): both signs, the last is decimal; one sign repeated groups thousands, so
 * the other is decimal; one sign is decimal unless exactly three digits follow it and one to three stand before it.
 */
function signEvidence(body: string): SignEvidence {
  const twoSigns = both.exec(body)
  if (twoSigns !== null) return { sign: twoSigns[1] === '.' ? '.' : ',' }
  if (severalGroups.test(body)) return { sign: body.includes(',') ? '.' : ',' }
  const match = single.exec(body)
  if (match === null) return null
  const [, whole, text, fraction = ''] = match
  const sign = text === ',' ? ',' : '.'
  const couldGroup = fraction.length === 3 && whole !== undefined && /^[1-9]\d{0,2}$/.test(whole)
  return couldGroup ? { open: sign, zeros: fraction === '000' } : { sign }
}

export function createSignVotes(): SignVotes {
  return { decimal: {}, open: {}, plain: false, zerosOnly: true, signed: false }
}

/** Adds the digits and signs of one value to its column's votes. */
export function addSignVote(votes: SignVotes, body: string, text: string): void {
  const evidence = signEvidence(body)
  if (evidence === null) {
    votes.plain ||= /^\d*[1-9]\d*$/.test(body)
    return
  }
  votes.signed = true
  if ('sign' in evidence) votes.decimal[evidence.sign] ??= text
  else {
    votes.open[evidence.open] ??= text
    votes.zerosOnly &&= evidence.zeros
  }
}

/**
 * The decimal sign of a column, from all its values. Where no value is certain, values that all end in the same sign and `000` make it
 * decimal: a report that prints three places. What is still open, or contradicts itself, a person must say.
 */
export function decideSign(votes: SignVotes): SignDecision {
  const { decimal, open } = votes
  const comma = decimal[',']
  const dot = decimal['.']
  if (comma !== undefined && dot !== undefined) return { kind: 'open', example: `${comma}; ${dot}` }
  if (comma !== undefined) return { kind: 'decided', sign: ',' }
  if (dot !== undefined) return { kind: 'decided', sign: '.' }
  const openComma = open[',']
  const openDot = open['.']
  if (openComma !== undefined && openDot !== undefined) return { kind: 'open', example: `${openComma}; ${openDot}` }
  const example = openComma ?? openDot
  if (example === undefined) return { kind: 'none' }
  if (votes.zerosOnly && !votes.plain) return { kind: 'decided', sign: openComma === undefined ? '.' : ',' }
  return { kind: 'open', example }
}
