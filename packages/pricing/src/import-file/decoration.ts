import { currenciesOf } from './currency-sign.ts'
import { isUnit } from './units.ts'

const decorations =
  /^(?:[<>≥≤~+%*/]+|более|больше|свыше|менее|меньше|от|до|не|и|или|за|по|понад|більше|від|over|more|than|less|under|or|and|per|at|least)$/i

const decorationLength = 24

/** Whether the text is what stands before or after an amount: units, currencies, signs and words such as `>` or `и более`. */
export function isDecoration(text: string): boolean {
  if (text.length > decorationLength) return false
  if (text === '' || isUnit(text) || currenciesOf(text) !== null) return true
  return text
    .split(/\s+|(?<=[+/])|(?=[+/])/)
    .every((word) => word === '' || decorations.test(word) || isUnit(word) || currenciesOf(word) !== null)
}
