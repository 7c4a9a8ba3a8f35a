import { defineErrors, defineMessages } from '@pf/task-contract'
import { z } from 'zod'
import { column } from './decimal.ts'
import { fileErrorTexts, sheetWords } from './file-errors.ts'
import { readWarning } from './read-warning.ts'

const count = z.int().min(0)

/** Files of lists with more text than this are refused: all of it is put in force at once. */
export const listTextMegabytes = 200

/** Why a file can't be read as a list, whatever it lists. */
export const listErrors = defineErrors({
  ...fileErrorTexts,
  headerNotFound: ({ sheet, columns }: { sheet: string; columns: string }) =>
    `No header row was recognised in ${sheetWords(sheet)}: none has a title for ${columns}. Name the columns as an export does, or choose them by hand`,
  noRows: ({ sheet }: { sheet: string }) =>
    `No row follows the header in ${sheetWords(sheet)}, so there is nothing to import`,
  tooMuchText: ({ megabytes }: { megabytes: number }) =>
    `The file holds more than ${megabytes} MB of text, the most that is imported at once. Split it`,
})

/** What an import of a list does at the moment. */
export const listMessages = defineMessages({
  openingFile: () => 'Opening the file',
  recognising: () => 'Recognising columns',
  readingRows: ({ rows }: { rows: number }) => `Reading rows · ${rows} so far`,
  saving: ({ rows }: { rows: number }) => `Comparing and saving · ${rows} rows`,
})

/** Of every result: read = skipped + rejected + the rows that were taken. */
export const listCounts = {
  /** Of the columns of the sheet, from the first on; '' where there is none. */
  titles: z.array(z.string()),
  /** Rows below the header with at least one filled cell. */
  read: count,
  /** Repetitions of the header, rows that are blank in all columns that were read. */
  skipped: count,
  rejected: count,
  /** What was not there before. */
  inserted: count,
  updated: count,
  unchanged: count,
  warnings: z.array(readWarning),
}

/** Whether an import of a list came to nothing: rows were rejected, and of the others there was nothing to save. */
export function isNothingSaved({
  inserted,
  updated,
  rejected,
}: Readonly<Record<'inserted' | 'updated' | 'rejected', number>>): boolean {
  return rejected > 0 && inserted + updated === 0
}

/** A rejected row as a result tells of it; all of them, with all their cells, can be downloaded. */
export const rejectedListRow = {
  row: z.int(),
  column,
  title: z.string(),
  /** The cell, cut to 200 characters. */
  text: z.string(),
}

/** Rejected rows that a result names. */
export const rejectedListRowsShown = 100
