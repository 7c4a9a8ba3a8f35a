import { SpreadsheetError, type SpreadsheetErrorData } from '../spreadsheet-error.ts'
import type { SpreadsheetWarning } from '../spreadsheet-warning.ts'
import type { FileFormat, SheetInfo } from '../types.ts'
import type { PackedRows } from './row-transfer.ts'

/** Batches on their way to the consumer or waiting for it, at most. */
export const batchesAhead = 4

export interface ReaderData {
  path: string
  fileName: string | undefined
}

/** An error on its way out of the worker. */
export interface ReportedError extends SpreadsheetErrorData {
  /** Of what was not expected: where it was thrown. */
  causeStack?: string
}

/** The error as the consumer sees it. */
export function receivedError({ causeStack, ...data }: ReportedError): SpreadsheetError {
  if (causeStack === undefined) return new SpreadsheetError(data)
  const cause = new Error('The reader failed in its thread')
  cause.stack = causeStack
  return new SpreadsheetError(data, { cause })
}

/** To the worker. `taken` tells that the consumer has taken a batch; `stop` that it wants no more. */
export type ReaderRequest =
  | { type: 'read'; id: number; sheet: string }
  | { type: 'taken'; id: number }
  | { type: 'stop'; id: number }
  | { type: 'summaryBelow'; id: number; sheet: string }

/** From the worker. Each read ends with one `end` or `failed` (after `stop` neither matters). */
export type ReaderMessage =
  | { type: 'opened'; format: FileFormat; sheets: SheetInfo[] }
  | { type: 'openFailed'; error: ReportedError }
  | { type: 'batch'; id: number; rows: PackedRows; fraction: number }
  | { type: 'progress'; id: number; fraction: number }
  | { type: 'end'; id: number }
  | { type: 'summaryBelow'; id: number; below: boolean }
  | { type: 'failed'; id: number; error: ReportedError }
  | { type: 'warning'; warning: SpreadsheetWarning }
