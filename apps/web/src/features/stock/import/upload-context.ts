import { createContext, use } from 'react'
import type { Failed, Upload } from '../../files/upload/upload.ts'

export interface Uploading {
  /** What is on its way, else what did not arrive. */
  readonly current: Upload | null
  /** What was chosen last and was not to be sent; whatever is on its way goes on. */
  readonly refused: Failed | null
  /** Sends the one file of these and goes on to its columns. */
  readonly start: (files: readonly File[]) => void
  readonly stop: () => void
}

export const UploadContext = createContext<Uploading | null>(null)

/** The upload of the console: it goes on wherever one goes meanwhile. */
export function useUpload(): Uploading {
  const uploading = use(UploadContext)
  if (uploading === null) throw new Error('Only what is inside the UploadProvider uploads files')
  return uploading
}
