import { defineErrors, defineMessages } from '@pf/task-contract'
import { z } from 'zod'

export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** How a list is written. */
export const listExportInput = z.strictObject({
  format: z.enum(exportFormats).default('xlsx'),
  /** Of the titles and words; an import reads both. */
  language: z.enum(['en', 'ru']).default('en'),
})

/** The file that was made. It is kept for 30 days after its last use. */
export const listExportResult = z.object({
  fileId: z.uuid(),
  name: z.string(),
  /** Below the header. */
  rows: z.int().min(0),
})

export const listExportMessages = defineMessages({
  writingRows: ({ rows }: { rows: number }) => `Writing rows · ${rows} so far`,
  storingFile: ({ rows }: { rows: number }) => `Storing the file · ${rows} rows`,
})

export const listExportErrors = defineErrors({
  exportTooLarge: ({ megabytes }: { megabytes: number }) =>
    `The file would be larger than ${megabytes} MB, the most that is kept. Export as xlsx, which is packed`,
})
