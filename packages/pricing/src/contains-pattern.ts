/** The words of a search, each once. */
export function searchedWords(text: string): string[] {
  return [...new Set(text.toLowerCase().split(/\s+/).filter(Boolean))]
}

/** The LIKE pattern for a part of a text in lower case; what patterns use as signs stands for itself. */
export function containsPattern(text: string): string {
  return `%${text.toLowerCase().replace(/[\\%_]/g, String.raw`\$&`)}%`
}
