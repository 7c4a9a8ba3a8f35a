import type { Piece } from './mark-differences.ts'

/** A name in words; those that a text does not have differ, whatever their case. */
export function markWords(name: string, text: string): readonly Piece[] {
  const known = new Set(text.toUpperCase().match(/[\p{L}\p{N}]+/gu))
  const words = name.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? []
  return words.map((word) => ({ text: word, differs: /[\p{L}\p{N}]/u.test(word) && !known.has(word.toUpperCase()) }))
}
