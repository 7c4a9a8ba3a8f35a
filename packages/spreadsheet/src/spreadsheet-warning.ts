/** What each warning says about itself. */
interface SpreadsheetWarningParams {
  headerRepaired: Record<string, never>
  headerMissing: Record<string, never>
  versionUnknown: { version: number }
  encodingGuessed: { encoding: string }
  hiddenRows: { sheet: string; count: number }
  errorCell: { sheet: string; cell: string; error: string }
  errorCellsMore: { sheet: string; count: number }
  digitsLost: { sheet: string; cell: string; number: string }
  digitsLostMore: { sheet: string; count: number }
  coveredCells: { sheet: string; count: number }
  referencesWithoutText: { count: number }
}

type SpreadsheetWarningCode = keyof SpreadsheetWarningParams

/** Something the user should know about a file that could be read all the same. */
export interface SpreadsheetWarning {
  code: SpreadsheetWarningCode
  params: Record<string, string | number>
  text: string
}

const spreadsheetWarningMessages: {
  readonly [C in SpreadsheetWarningCode]: (params: SpreadsheetWarningParams[C]) => string
} = {
  headerRepaired: () => 'The header of the mxl file is damaged (a copy in text mode); its body is intact and was read.',
  headerMissing: () => 'The mxl file has no header; its body was read.',
  versionUnknown: (p) => `The mxl format version ${p.version} is not one of the known ones (5 to 12); check the rows.`,
  encodingGuessed: (p) => `The encoding was guessed by the content: ${p.encoding}.`,
  hiddenRows: (p) => `Hidden rows are read as well: ${p.count}${inSheet(p.sheet)}.`,
  errorCell: (p) => `error cell ${p.cell} ${p.error}${inSheet(p.sheet)}`,
  errorCellsMore: (p) => `further error cells${inSheet(p.sheet)}: ${p.count}`,
  digitsLost: (p) =>
    `Cell ${p.cell} holds the number ${p.number}${inSheet(p.sheet)}: Excel keeps 15 digits, a longer code has lost the others.`,
  digitsLostMore: (p) => `Further numbers of more than 15 digits${inSheet(p.sheet)}: ${p.count}.`,
  coveredCells: (p) => `Cells hidden under merged ones are left out: ${p.count}${inSheet(p.sheet)}.`,
  referencesWithoutText: (p) => `Cells that hold references to 1C objects have no text in the file: ${p.count}.`,
}

function inSheet(sheet: string): string {
  return sheet === '' ? '' : `, sheet "${sheet}"`
}

/** The warning of `code`, its sentence filled with `params`. */
export function spreadsheetWarning<C extends SpreadsheetWarningCode>(
  code: C,
  params: SpreadsheetWarningParams[C],
): SpreadsheetWarning {
  return { code, params, text: spreadsheetWarningMessages[code](params) }
}
