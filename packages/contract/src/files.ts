import { z } from 'zod'

/** The header that an upload must carry: a form of another site can't send it. */
export const uploadHeader = 'x-priceforge-upload'

/** Uploads above this are refused. */
export const maxUploadBytes = 300 * 1024 * 1024

export const fileInfo = z.object({
  id: z.uuid(),
  name: z.string(),
  size: z.int(),
  sha256: z.string().length(64),
  createdAt: z.iso.datetime(),
})
export type FileInfo = z.output<typeof fileInfo>
