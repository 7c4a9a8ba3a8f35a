import type { FileInfo } from '@pf/contract'
import { FileError } from '@pf/files'
import type { FileStore, NewFile } from '@pf/files'
import { ProblemError, problem } from './problem.ts'

/** What an upload says of itself before its first byte. */
export interface Upload extends NewFile {
  /** Bytes to come, where the request says. */
  readonly announcedBytes?: number
}

/** Whether a file can be kept under this name. */
export function isFileName(name: string): boolean {
  return name.trim() !== '' && name.length <= 255 && !name.includes('\0')
}

/**
 * Streams an upload into the store. Nothing of a refused or broken one stays.
 * @throws ProblemError 413 above the limit, 400 when the connection ended in between
 */
export async function storeUpload(files: FileStore, { announcedBytes, ...file }: Upload): Promise<FileInfo> {
  if (announcedBytes !== undefined && announcedBytes > file.maxBytes) {
    throw tooLarge(
      `The file "${file.name}" has ${announcedBytes} bytes; uploads of up to ${file.maxBytes} are taken. Split it`,
    )
  }
  try {
    const { id, name, size, sha256, createdAt } = await files.write(file)
    return { id, name, size, sha256, createdAt }
  } catch (error) {
    if (error instanceof FileError && error.code === 'FILE_TOO_LARGE') throw tooLarge(error.message)
    if (isBroken(error))
      throw new ProblemError(problem(400, 'uploadBroken', `The upload of "${file.name}" broke off. Upload it again`), {
        cause: error,
      })
    throw error
  }
}

function tooLarge(detail: string): ProblemError {
  return new ProblemError(problem(413, 'uploadTooLarge', detail))
}

function isBroken(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')
  )
}
