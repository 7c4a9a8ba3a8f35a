/** All that Unicode counts as blank, as the inside of a character class. */
const blank = String.raw`\p{White_Space}`

/** Characters that print nothing and are in a text by accident: zero-width ones, soft hyphens, direction marks. */
const invisible = String.raw`\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF`

const edge = new RegExp(`[${blank}${invisible}]`, 'u')
const runs = new RegExp(`[${blank}]+`, 'gu')
const invisibles = new RegExp(`[${invisible}]`, 'gu')
const plain = /^[!-~]+(?: [!-~]+)*$/

/** A text as people see it: nothing around it. Inside it stays as it was written. */
export function trimBlanks(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && isEdge(text.charCodeAt(from))) from++
  while (to > from && isEdge(text.charCodeAt(to - 1))) to--
  return from === 0 && to === text.length ? text : text.slice(from, to)
}

/** Trimmed, invisible characters removed, each run of blanks one space. */
export function collapseBlanks(text: string): string {
  return plain.test(text) ? text : text.replace(invisibles, '').replace(runs, ' ').trim()
}

function isEdge(code: number): boolean {
  if (code < 0x85) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  // Letters of Latin and Cyrillic are by far the most.
  if ((code > 0xad && code < 0x34f) || (code >= 0x400 && code < 0x600)) return false
  return edge.test(String.fromCharCode(code))
}
