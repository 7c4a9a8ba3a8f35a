/** Letters and digits of lower-case titles: Latin with accents, Cyrillic. A plain class: `\p{L}` takes a hundred times as long to compile. */
const letter = String.raw`a-z0-9а-яіїєґ\u00df-\u024f`

/**
 * A pattern over a normalised title: `<` stands for the beginning of a word, `>` for its end (`\b` knows no Cyrillic). Alternatives are
 * listed by `|`.
 */
export function words(pattern: string, flags = ''): RegExp {
  const source = pattern.replaceAll('<', `(?<![${letter}])`).replaceAll('>', `(?![${letter}])`)
  return new RegExp(source, flags)
}

/** A title as the dictionary compares it: `PRODUCT_ID`, `ProductId` and `Product id *` are one. */
export function normaliseTitle(title: string): string {
  return title
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[_*"«»]+/g, ' ')
    .replaceAll(/[\s\u00a0]+/gu, ' ')
    .trim()
}
