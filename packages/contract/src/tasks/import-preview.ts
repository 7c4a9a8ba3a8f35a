import { defineErrors, defineMessages, defineTask, storableText } from '@pf/task-contract'
import { z } from 'zod'
import { column } from '../decimal.ts'
import { fileErrorTexts } from '../file-errors.ts'
import { columnTargets, decimalSign } from '../mapping.ts'
import { readWarning } from '../read-warning.ts'

/** Something that the file leaves open and a person must say. */
const question = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('noHeader') }),
  z.object({ kind: z.literal('partNumberColumn'), columns: z.array(column) }),
  z.object({ kind: z.literal('quantityColumn'), columns: z.array(column) }),
  z.object({ kind: z.literal('priceColumn'), columns: z.array(column) }),
  z.object({ kind: z.literal('decimalSign'), column }),
  z.object({ kind: z.literal('currency'), columns: z.array(column) }),
])
export type PreviewQuestion = z.output<typeof question>

const previewColumn = z.object({
  column,
  title: z.string(),
  target: z.enum(columnTargets),
  /** For a quantity: the warehouse that the title names; the title itself where it is one. */
  warehouse: z.string().optional(),
  /** Why this target: by its title, by its content, or not recognised. */
  reason: z.enum(['title', 'content', 'none']),
})
export type PreviewColumn = z.output<typeof previewColumn>

/** Reads a whole file and says how it would be read as stock; writes nothing. */
export const importPreview = defineTask({
  type: 'import_preview',
  title: 'Read file layout',
  input: z.strictObject({ fileId: z.uuid(), sheet: storableText.optional(), headerRow: z.int().min(0).optional() }),
  result: z.object({
    format: z.enum(['xlsx', 'mxl8', 'mxl7', 'csv']),
    sheets: z.array(z.object({ name: z.string(), state: z.enum(['visible', 'hidden', 'veryHidden']) })),
    sheet: z.string(),
    /** The last row of the header, from 1; null where none was recognised. */
    headerRow: z.int().nullable(),
    columns: z.array(previewColumn),
    /** Column (as text) → decimal sign; columns without any sign are absent, open ones are among the questions. */
    decimalSigns: z.record(z.string(), decimalSign),
    /** As the file itself says it; null where it says nothing. */
    currency: z.string().nullable(),
    vatIncluded: z.boolean().nullable(),
    vatPercent: z.string().nullable(),
    questions: z.array(question),
    /** The first rows of the sheet, letterhead and header included; cells by column, '' where empty. */
    firstRows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })).max(50),
    /** Non-empty rows of the sheet. */
    rows: z.int(),
    warnings: z.array(readWarning),
  }),
  messages: defineMessages({
    openingFile: () => 'Opening the file',
    readingRows: ({ rows }: { rows: number }) => `Reading rows · ${rows} so far`,
  }),
  errors: defineErrors({ ...fileErrorTexts }),
  permissions: { submit: 'stock:write', read: 'stock:read' },
  run: { maxAttempts: 2, timeoutMs: 10 * 60 * 1_000, priority: 10, retentionDays: 7 },
})
