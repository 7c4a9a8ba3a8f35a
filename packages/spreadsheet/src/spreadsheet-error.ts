/** What each error says about itself. */
interface SpreadsheetErrorParams {
  fileUnreadable: { reason: string }
  fileEmpty: Record<string, never>
  fileTruncated: { detail: string }
  fileDamaged: { part: string; detail: string }
  fileEncrypted: Record<string, never>
  fileIsXls: Record<string, never>
  fileIsXlsb: Record<string, never>
  fileIsOds: Record<string, never>
  fileIsMusicXml: Record<string, never>
  fileIsMxlXml: Record<string, never>
  fileIsXml: Record<string, never>
  fileIsHtml: { expected: string }
  fileIsText: { expected: string }
  fileIsArchive: { entry: string }
  fileIsNotWorkbook: Record<string, never>
  fileUnknown: { bytes: string }
  fileHasDoctype: { part: string }
  fileTooBig: { part: string; megabytes: number; limitMegabytes: number }
  fileIsBomb: { part: string; ratio: number; limitRatio: number }
  fileHasTooManyParts: { limit: number }
  versionUnsupported: { version: number }
  tooManyRows: { limit: number }
  tooManyColumns: { row: number; limit: number }
  cellTooLong: { row: number; column: number; limit: number }
  rowTooLong: { row: number; limit: number }
  tokenTooLong: { part: string; limit: number }
  nestingTooDeep: { row: number; limit: number }
  encodingUnknown: Record<string, never>
  encodingDamaged: { encoding: string; byte: number }
  quoteNotClosed: { row: number }
  sheetUnknown: { sheet: string; sheets: string }
  stringIndexOutOfRange: { cell: string; index: string; count: number }
  outOfMemory: Record<string, never>
  readerCrashed: { reason: string }
}

type SpreadsheetErrorCode = keyof SpreadsheetErrorParams

/** The English sentence of each code: what it is, what was expected, what to do. */
const spreadsheetErrorMessages: {
  readonly [C in SpreadsheetErrorCode]: (params: SpreadsheetErrorParams[C]) => string
} = {
  fileUnreadable: (p) => `The file cannot be opened (${p.reason}). Upload it again.`,
  fileEmpty: () => 'The file is empty (0 bytes or blanks alone). Export it again.',
  fileTruncated: (p) => `The file is truncated: ${p.detail}. Copy or export it again, completely.`,
  fileDamaged: (p) => `The file is damaged in ${p.part}: ${p.detail}. Open it in its program and save it again.`,
  fileEncrypted: () => 'The workbook is protected by a password. Remove the password and save it again.',
  fileIsXls: () => 'This is an old binary .xls workbook (Excel 97-2003), not an xlsx file. Open it and save as .xlsx.',
  fileIsXlsb: () => 'This is a binary .xlsb workbook, not an xlsx file. Open it and save as .xlsx.',
  fileIsOds: () => 'ZIP without xl/workbook.xml: not an Excel workbook. It is an OpenDocument .ods, save as .xlsx.',
  fileIsMusicXml: () => 'This is a music score (MusicXML), not a 1C table. Choose another file.',
  fileIsMxlXml: () =>
    'This is a 1C spreadsheet in XML form, which is not read. In 1C, save as table document (*.mxl) or xlsx.',
  fileIsXml: () =>
    'This is an XML file, not a table of a known kind. Open it in its program and save as .xlsx or .csv.',
  fileIsHtml: (p) =>
    `This is not ${p.expected}: it is an HTML page. Open it in a spreadsheet program and save as .xlsx.`,
  fileIsText: (p) => `This is not ${p.expected}. It looks like text or CSV: rename to .csv, or export it again.`,
  fileIsArchive: (p) => `This is a ZIP archive that holds "${p.entry}". Unpack it and upload the file inside.`,
  fileIsNotWorkbook: () =>
    'ZIP without xl/workbook.xml: not an Excel workbook. Open it in its program and save as .xlsx.',
  fileUnknown: (p) =>
    `This is neither xlsx, nor mxl, nor csv (it begins with the bytes ${p.bytes}). Choose another file.`,
  fileHasDoctype: (p) =>
    `DOCTYPE / entity declarations not allowed, found in ${p.part}. Open the file in Excel and save it again.`,
  fileTooBig: (p) =>
    `${p.part} takes ${p.megabytes} MB unpacked, at most ${p.limitMegabytes} MB can be read. Split the file.`,
  fileIsBomb: (p) =>
    `${p.part} is packed 1 : ${p.ratio}, more than 1 : ${p.limitRatio} is refused as a zip bomb. Open the file in Excel and save it again.`,
  fileHasTooManyParts: (p) =>
    `The ZIP container has more than ${p.limit} parts. Open the file in Excel and save it again.`,
  versionUnsupported: (p) =>
    `This 1C table has the format version ${p.version}, which is not known. Save it as xlsx from 1C.`,
  tooManyRows: (p) => `The sheet has more than ${p.limit} rows. Split the file.`,
  tooManyColumns: (p) => `Row ${p.row} has more than ${p.limit} columns. Remove the superfluous ones.`,
  cellTooLong: (p) =>
    `The cell in row ${p.row}, column ${p.column} has more than ${p.limit} characters (a quote that is not closed?). Shorten it.`,
  rowTooLong: (p) =>
    `The cells of row ${p.row} hold more than ${p.limit} characters together. Remove columns that are not needed.`,
  tokenTooLong: (p) =>
    `${p.part} has a piece of more than ${p.limit} characters. Open the file in its program and save it again.`,
  nestingTooDeep: (p) =>
    `The 1C table is nested more than ${p.limit} levels deep at row ${p.row}. Save it again from 1C.`,
  encodingUnknown: () =>
    'The text is in an unknown encoding: UTF-8, UTF-16 or Windows-1251 was expected. Save it as CSV UTF-8.',
  encodingDamaged: (p) => `The text is not valid ${p.encoding} at byte ${p.byte}. Save it as CSV UTF-8.`,
  quoteNotClosed: (p) =>
    `A quote opened in row ${p.row} is not closed before the end of the file. Correct the row, or copy the file again completely.`,
  sheetUnknown: (p) => `There is no sheet "${p.sheet}". The sheets are: ${p.sheets}.`,
  stringIndexOutOfRange: (p) =>
    `Cell ${p.cell} refers to shared string ${p.index}, but the file has ${p.count}. Open the file in Excel and save it again.`,
  outOfMemory: () => 'The file needs more memory than a reader may take. Split the file, or save it as CSV.',
  readerCrashed: (p) => `The reader failed unexpectedly (${p.reason}). Save the file again, or as CSV.`,
}

/** A file that cannot be read: its own fault or a limit, told in one sentence to the user. */
export class SpreadsheetError extends Error {
  override readonly name = 'SpreadsheetError'
  readonly code: SpreadsheetErrorCode
  readonly params: Record<string, string | number>

  /** Only for errors that come back from the worker: everybody else calls {@link spreadsheetError}. */
  constructor(data: SpreadsheetErrorData, options?: ErrorOptions) {
    super(data.text, options)
    this.code = data.code
    this.params = data.params
  }
}

export interface SpreadsheetErrorData {
  code: SpreadsheetErrorCode
  params: Record<string, string | number>
  text: string
}

/**
 * Whether the error is a fault of this side and no word on the file: what failed is not known, or the file of a reader that was given its
 * path could not be opened. To try again may help; its `cause` is for the log.
 */
export function isReaderFault({ code }: SpreadsheetError): boolean {
  return code === 'readerCrashed' || code === 'fileUnreadable'
}

/** The error of `code`, its sentence filled with `params`. */
export function spreadsheetError<C extends SpreadsheetErrorCode>(
  code: C,
  params: SpreadsheetErrorParams[C],
  options?: ErrorOptions,
): SpreadsheetError {
  return new SpreadsheetError({ code, params, text: spreadsheetErrorMessages[code](params) }, options)
}
