export { openSpreadsheet } from './open-spreadsheet.ts'
export {
  isReaderFault,
  SpreadsheetError,
  spreadsheetErrorMessages,
  type SpreadsheetErrorCode,
  type SpreadsheetErrorParams,
} from './spreadsheet-error.ts'
export type { SpreadsheetWarning, SpreadsheetWarningCode, SpreadsheetWarningParams } from './spreadsheet-warning.ts'
export type { Cell, FileFormat, OpenOptions, ReadSheetOptions, Row, SheetInfo, Spreadsheet } from './types.ts'
export { writeXlsx, type CellValue, type XlsxSheet } from './xlsx/write-xlsx.ts'
