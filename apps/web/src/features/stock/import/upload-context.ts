import { createContext, use } from 'react'
import type { FileUpload } from '../../files/upload/upload.ts'

export const UploadContext = createContext<FileUpload | null>(null)

/** The upload of stock files: it goes on wherever one goes meanwhile, and from its start on to the columns of its file. */
export function useUpload(): FileUpload {
  const uploading = use(UploadContext)
  if (uploading === null) throw new Error('Only what is inside the UploadProvider uploads files')
  return uploading
}
