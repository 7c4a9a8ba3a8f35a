/**
 * A pattern over a normalised title: `<` stands for the beginning of a word, `>` for its end (`\b` knows no Cyrillic). Alternatives are
 * listed by `|`.
 */
export function words(pattern: string): RegExp {
  const source = pattern.replaceAll('<', String.raw`(?<![\p{L}\d])`).replaceAll('>', String.raw`(?![\p{L}\d])`)
  return new RegExp(source, 'u')
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
