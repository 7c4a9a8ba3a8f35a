import type { SpreadsheetWarning } from './spreadsheet-warning.ts'

/** Formats that can be read. `mxl8` is the text form of 1C 8.x, `mxl7` the binary one of 1C 7.7. */
export type FileFormat = 'xlsx' | 'mxl8' | 'mxl7' | 'csv'

/** A sheet of the file. mxl and csv files have exactly one, named ''. */
export interface SheetInfo {
  name: string
  state: 'visible' | 'hidden' | 'veryHidden'
}

/** A cell with a value. A missing or empty value is no cell; a text of blanks is one. */
export interface Cell {
  /** 0-based. */
  column: number
  kind: 'text' | 'number' | 'boolean' | 'date' | 'error'
  /**
   * The literal of the file: a number without exponent where it fits, with the 15 significant digits that Excel shows ("19.99" for
   * 19.989999999999998) and all digits of a longer integer literal; a text untrimmed; an ISO date ("2024-01-01" or
   * "2024-01-01T18:00:00"); "true" or "false"; an error such as "#DIV/0!".
   */
  text: string
  /** xlsx: the number format of a number or date where it is not General, e.g. `0000000`, `0"+"`, `#,##0.00 [$€-407]`. */
  format?: string
}

/** A row with at least one cell. */
export interface Row {
  sheet: string
  /** 1-based. */
  row: number
  /** Ascending by column. */
  cells: Cell[]
  /** Depth of the row's group, 0 = in none. */
  outlineLevel: number
  hidden: boolean
}

export interface ReadSheetOptions {
  /** Called with 0..1, never falling: the share of the bytes read. */
  onProgress?: (fraction: number) => void
  /** Ends the reading, and the worker with it; the iterable then throws the signal's reason. */
  signal?: AbortSignal
}

/**
 * An open file. It is parsed in a worker thread, which `[Symbol.asyncDispose]()` ends: always open it with `await using`.
 */
export interface Spreadsheet extends AsyncDisposable {
  readonly format: FileFormat
  readonly sheets: readonly SheetInfo[]
  /** Filled while reading; the same warning is there once. */
  readonly warnings: readonly SpreadsheetWarning[]
  /**
   * The rows of a sheet in batches of at most 500, in the order of the file. At most a few batches are read ahead of the consumer.
   * Throws {@link SpreadsheetError}.
   */
  readSheet(name: string, options?: ReadSheetOptions): AsyncIterable<Row[]>
  /** Whether the heads of row groups stand below (Excel's default) or above them (mxl, always). */
  summaryBelow(name: string): Promise<boolean>
}

export interface OpenOptions {
  /** The name the user gave the file; used to refuse a text named .xlsx, never to tell the format. */
  fileName?: string
  signal?: AbortSignal
}
