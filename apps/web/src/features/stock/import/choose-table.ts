import type { ImportChoices } from './choices.ts'
import type { Preview } from './draft.ts'

/** What is shown of the file; while another table is read, or where that failed, not the one that was asked for. */
type Shown = Pick<Preview, 'sheet' | 'headerRow'>

/** The sheet that is asked for, whether it was read already or not. */
export function askedSheet(choices: ImportChoices, shown: Shown): string {
  return choices.sheet ?? shown.sheet
}

/** Its prices may be others: what was chosen of them gives way to what the sheet says itself. */
export function chooseSheet(choices: ImportChoices, shown: Shown, sheet: string): ImportChoices {
  if (sheet === askedSheet(choices, shown)) return choices
  const { currency, vatIncluded, vatPercent, elsewhere, ...rest } = forgetColumns(choices)
  return {
    ...rest,
    sheet,
    elsewhere: {
      currency: currency ?? elsewhere?.currency,
      vatIncluded: vatIncluded ?? elsewhere?.vatIncluded,
      vatPercent: vatPercent ?? elsewhere?.vatPercent,
    },
  }
}

/** Leaves the sheet to the program, where the one that was asked for is not in the file. */
export function dropSheet(choices: ImportChoices): ImportChoices {
  return { ...forgetColumns(choices), sheet: undefined }
}

export function chooseHeaderRow(choices: ImportChoices, shown: Shown, headerRow: number): ImportChoices {
  const recognised = askedSheet(choices, shown) === shown.sheet ? shown.headerRow : null
  return headerRow === (choices.headerRow ?? recognised) ? choices : { ...forgetColumns(choices), headerRow }
}

/** Another sheet or header row is another table: what was said of columns holds no more. */
function forgetColumns(choices: ImportChoices): ImportChoices {
  const { headerRow: _row, again: _task, targets: _targets, complete: _all, warehouses: _names, ...rest } = choices
  return { ...rest, signs: undefined, nameIsCode: undefined }
}
