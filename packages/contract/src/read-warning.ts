import { z } from 'zod'

/** What the reader of a file thinks worth knowing. */
export const readWarning = z.object({
  code: z.string(),
  /** What the sentence names: the sheet, the cell, a number. Results of earlier versions lack it. */
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** In English. */
  text: z.string(),
})
export type ReadWarning = z.output<typeof readWarning>
