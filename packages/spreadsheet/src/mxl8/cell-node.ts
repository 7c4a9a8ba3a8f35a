import { numberText } from '../number-text.ts'
import type { Cell } from '../types.ts'
import type { BracketNode } from './root-children.ts'

/** What a cell shows. `reference`: it holds a 1C object whose presentation is not in the file. */
export type CellContent = { kind: Cell['kind']; text: string } | 'reference' | null

/** Bits of a cell's mask in the order of its members, with the number of items each takes. */
const members = [
  { bit: 1, items: 2, name: 'control' },
  { bit: 2, items: 1, name: 'value' },
  { bit: 4, items: 1, name: 'drillDown' },
  { bit: 8, items: 1, name: 'parameter' },
  { bit: 64, items: 1, name: 'picture' },
  { bit: 16, items: 1, name: 'text' },
] as const

/**
 * The visible content of a cell group `{mask, format, members…}`: the value it contains, else its text. Drill-down values, parameter
 * names and notes are not content.
 */
export function cellContent(cell: BracketNode, language: string): CellContent {
  if (typeof cell === 'string') return null
  const mask = Number(cell[0])
  let at = 2
  let content: CellContent = null
  for (const { bit, items, name } of members) {
    if ((mask & bit) === 0) continue
    const member = cell[at]
    at += items
    if (member === undefined) return content
    if (name === 'value') content = typedValue(member)
    if (name === 'text' && content === null) {
      const text = localizedText(member, language)
      content = text === '' ? null : { kind: 'text', text }
    }
  }
  return content
}

/** `{"S","42"}`, `{"N",1}`, `{"B",0}`, `{"D",20260802000000}`, `{"U"}` undefined, `{"#",uuid,…}` a reference. */
function typedValue(node: BracketNode): CellContent {
  if (typeof node === 'string') return null
  const [type, value] = node
  const literal = typeof value === 'string' ? value : ''
  switch (type) {
    case 'S':
      return literal === '' ? null : { kind: 'text', text: literal }
    case 'N': {
      const number = numberText(literal)
      return number === null ? null : { kind: 'number', text: number.text }
    }
    case 'B':
      return { kind: 'boolean', text: literal === '1' ? 'true' : 'false' }
    case 'D':
      return dateContent(literal)
    case '#':
      return 'reference'
    default:
      return null
  }
}

/** yyyymmddhhmmss; the year 1 is 1C's empty date. */
function dateContent(literal: string): CellContent {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(literal)
  if (match === null || match[1] === '0001') return null
  const [, year, month, day, hours, minutes, seconds] = match
  const time = `${hours}:${minutes}:${seconds}`
  const date = `${year}-${month}-${day}`
  return { kind: 'date', text: time === '00:00:00' ? date : `${date}T${time}` }
}

/**
 * `{1,n,{language,text}…}`: the current language's text, else that of no language ("#"), else the first with a language. An empty
 * language marks the name of a template parameter, which is not shown.
 */
export function localizedText(node: BracketNode, language: string): string {
  if (typeof node === 'string') return ''
  let neutral: string | undefined
  let first: string | undefined
  for (const entry of node.slice(2)) {
    if (typeof entry === 'string') continue
    const [code, text] = entry
    if (typeof code !== 'string' || typeof text !== 'string' || code === '') continue
    if (code === language) return text
    if (code === '#') neutral ??= text
    first ??= text
  }
  return neutral ?? first ?? ''
}
