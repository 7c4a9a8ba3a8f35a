/** Limits of Excel and of what one import may take; the source of each figure is the format itself or measured practice. */
export const limits = {
  columns: 16_384,
  rowsOfXlsx: 1_048_576,
  rows: 2_000_000,
  /** Characters of a cell, as in Excel. */
  cellCharacters: 32_767,
  /** A piece of markup or text within a file: an XML text or tag, an mxl token, a csv field with its quotes, the texts of a row. */
  tokenCharacters: 1_048_576,
  /** Characters of a number format, as in Excel. */
  formatCharacters: 255,
  /** What is longer is cut; Excel's own are at most 31 characters long. */
  sheetNameCharacters: 200,
  mxlNesting: 64,
  zipEntries: 10_000,
  sheetBytes: 4 * 1024 ** 3,
  sharedStringsBytes: 512 * 1024 ** 2,
  /** Excel's sheet has 17 000 000 000 cells, but nobody's has so many different texts. */
  sharedStrings: 16 * 1024 ** 2,
  otherPartBytes: 64 * 1024 ** 2,
  /** Parts below this size may be packed as tightly as they like: they are no bomb. */
  ratioCheckedFromBytes: 64 * 1024 ** 2,
  /** Real sheets are packed 1 : 7 to 1 : 30. */
  ratio: 300,
} as const

/** Rows a batch holds at most; `batchCells` and `batchCharacters` end a batch of wide rows earlier. */
export const batchRows = 500
export const batchCells = 20_000
export const batchCharacters = 1_000_000
