import { maxUploadBytes } from '@pf/contract'
import { UploadError } from './upload-file.ts'
import type { UploadFailure } from './upload.ts'

/** What can be said of a choice of files before anything is sent; null where it may be sent. */
export function refuseFiles(files: readonly { readonly size: number }[]): UploadFailure | null {
  const [file, ...more] = files
  if (more.length > 0) return { kind: 'several' }
  if (file === undefined || file.size === 0) return { kind: 'empty' }
  return file.size > maxUploadBytes ? { kind: 'tooLarge', size: file.size } : null
}

export function toUploadFailure(error: unknown): UploadFailure {
  if (error instanceof UploadError && error.code === 'refused') {
    return { kind: 'refused', code: error.refusal, text: error.message }
  }
  return { kind: 'network' }
}
