import { defineErrors, defineMessages, defineTask, storableText } from '@pf/task-contract'
import { z } from 'zod'
import { column } from '../decimal.ts'
import { fileErrorTexts } from '../file-errors.ts'
import { listColumns, listKinds } from '../list-layout.ts'
import { readWarning } from '../read-warning.ts'

const previewListColumn = z.object({
  column,
  title: z.string(),
  /** Null: not recognised, not read. */
  target: z.enum([...listColumns.lots, ...listColumns.mappings]).nullable(),
})
export type PreviewListColumn = z.output<typeof previewListColumn>

/** Reads a whole file and says how it would be read as a list; writes nothing. */
export const listPreview = defineTask({
  type: 'list_preview',
  title: 'Read file layout',
  input: z.strictObject({
    fileId: z.uuid(),
    list: z.enum(listKinds),
    sheet: storableText.optional(),
    headerRow: z.int().min(1).optional(),
  }),
  result: z.object({
    format: z.enum(['xlsx', 'mxl8', 'mxl7', 'csv']),
    sheets: z.array(z.object({ name: z.string(), state: z.enum(['visible', 'hidden', 'veryHidden']) })),
    sheet: z.string(),
    /** From 1; null where none was recognised. */
    headerRow: z.int().nullable(),
    columns: z.array(previewListColumn),
    /** The first rows of the sheet, letterhead and header included; cells by column, '' where empty. */
    firstRows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })).max(50),
    /** Filled rows below the header, or of the sheet where there is none. */
    rows: z.int(),
    warnings: z.array(readWarning),
  }),
  messages: defineMessages({
    openingFile: () => 'Opening the file',
    readingRows: ({ rows }: { rows: number }) => `Reading rows · ${rows} so far`,
  }),
  errors: defineErrors({ ...fileErrorTexts }),
  permissions: { submit: 'files:write', read: 'files:write' },
  run: { maxAttempts: 2, timeoutMs: 10 * 60 * 1_000, priority: 10, retentionDays: 7 },
})
