/** What a preview, a result or an error shows of one text of a file. */
export const shownLength = 200

/**
 * The first characters of a text, never half a pair of surrogates, which PostgreSQL refuses. A copy: a slice would keep the whole text in
 * memory.
 */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  const last = text.charCodeAt(length - 1)
  const end = last >= 0xd800 && last < 0xdc00 ? length - 1 : length
  return Buffer.from(text.slice(0, end), 'utf16le').toString('utf16le')
}
