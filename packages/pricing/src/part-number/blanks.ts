/** All that Unicode counts as blank, as the inside of a character class. */
const blank = '\\p{White_Space}'

/** Characters that print nothing and are in a text by accident: zero-width ones, soft hyphens, direction marks. */
const invisible = '\\u00AD\\u034F\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u2069\\uFEFF'

const outer = new RegExp(`^[${blank}${invisible}]+|[${blank}${invisible}]+$`, 'gu')
const runs = new RegExp(`[${blank}]+`, 'gu')
const invisibles = new RegExp(`[${invisible}]`, 'gu')
const plain = /^[!-~]+(?: [!-~]+)*$/

/** A text as people see it: nothing around it. Inside it stays as it was written. */
export function trimBlanks(text: string): string {
  return plain.test(text) ? text : text.replace(outer, '')
}

/** Trimmed, invisible characters removed, each run of blanks one space. */
export function collapseBlanks(text: string): string {
  return plain.test(text) ? text : text.replace(invisibles, '').replace(runs, ' ').trim()
}
