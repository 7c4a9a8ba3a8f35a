const cyrillic = 'АВЕКМНОРСТУХІЅЈ'
const latin = 'ABEKMHOPCTYXISJ'

/** Cyrillic capital → the Latin one that looks the same (docs/pricing-rules.md, Keys). */
const lookAlikes = new Map(cyrillic.split('').map((letter, index) => [letter, latin.charAt(index)]))

const ascii = /^[ -~]*$/
const token = /\S+/gu
const folded = new RegExp(`[${cyrillic}]`, 'gu')

/** Folds Cyrillic look-alikes in every token (between blanks) that has Latin letters or digits too; a purely Cyrillic word stays. Expects upper case. */
export function foldLookAlikes(text: string): string {
  if (ascii.test(text)) return text
  return text.replace(token, (word) =>
    /\p{Script=Latin}|\p{N}/u.test(word) ? word.replace(folded, (letter) => lookAlikes.get(letter) ?? letter) : word,
  )
}
