import type { FileFormat, Row, SheetInfo } from './types.ts'
import type { SpreadsheetWarning } from './spreadsheet-warning.ts'

export interface SourceReadOptions {
  signal: AbortSignal
  /** Share of the bytes read, 0..1. */
  onProgress: (fraction: number) => void
}

/** An open file as each format's reader offers it, inside the worker. */
export interface RowSource {
  readonly format: FileFormat
  readonly sheets: SheetInfo[]
  /** Rows in pieces of whatever size parsing one chunk gives; the caller cuts them into batches. */
  readSheet(name: string, options: SourceReadOptions): AsyncGenerator<Row[], void>
  summaryBelow(name: string): Promise<boolean>
  close(): Promise<void>
}

export type Warn = (warning: SpreadsheetWarning) => void
