/** `FILE_GONE`: never there, or removed by age. `FILE_TOO_LARGE`: more bytes came than are taken. */
export type FileErrorCode = 'FILE_GONE' | 'FILE_TOO_LARGE'

/** Why a file can't be kept or read, in one sentence. */
export class FileError extends Error {
  override readonly name = 'FileError'
  readonly code: FileErrorCode

  constructor(code: FileErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
