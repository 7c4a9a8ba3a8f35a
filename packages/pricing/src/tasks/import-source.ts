import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import type { ReadWarning, stockImport } from '@pf/contract'
import { FileError } from '@pf/files'
import type { OwnedFile } from '@pf/files'
import { SpreadsheetError, isReaderFault, openSpreadsheet } from '@pf/spreadsheet'
import type { Spreadsheet } from '@pf/spreadsheet'
import { cutText } from '../import-file/cut-text.ts'
import type { PricingDeps } from '../pricing-deps.ts'

interface KeptFile {
  readonly id: string
  readonly name: string
}

/** Sentences of the reader quote the file: names of parts, of sheets, of what an archive holds. */
const reasonLength = 500

type FileErrors = Pick<typeof stockImport.errors, 'fileUnreadable' | 'fileGone' | 'sheetUnknown'>

/** Copies a kept file to a folder of its own and opens it. Disposing ends the reader and removes the copy. */
export async function openImportSource(
  { files, tempDir }: PricingDeps,
  file: KeptFile,
  signal: AbortSignal,
): Promise<Spreadsheet> {
  await using cleanup = new AsyncDisposableStack()
  // A server may be idle for so long that the system clears its temporary folder away.
  await mkdir(tempDir, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(path.join(tempDir, 'import-'))
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  const copy = path.join(folder, 'file')
  await files.copyTo(file.id, copy, { signal })
  const spreadsheet = cleanup.use(await openSpreadsheet(copy, { fileName: file.name, signal }))
  const owned = cleanup.move()
  return { ...spreadsheet, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}

/** @throws TaskError fileGone */
export async function requireFile({ files }: PricingDeps, fileId: string, errors: FileErrors): Promise<OwnedFile> {
  const file = await files.info(fileId)
  if (file === null) throw errors.fileGone({ fileId })
  return file
}

/** What the reader warns of, as results tell it. */
export function toldWarnings({ warnings }: Spreadsheet): ReadWarning[] {
  return warnings.map(({ code, params, text }) => ({ code, params, text }))
}

/** What a preview tells of the file itself. */
export function describeSource(source: Spreadsheet) {
  return {
    format: source.format,
    sheets: source.sheets.map(({ name, state }) => ({ name, state })),
    warnings: toldWarnings(source),
  }
}

/**
 * Turns what the reader and the file store say of a bad file into the errors of the task's definition. A fault of the reader itself stays
 * what it is: unexpected, logged, tried again.
 */
export async function withFileErrors<T>(errors: FileErrors, fileId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FileError && error.code === 'FILE_GONE') throw errors.fileGone({ fileId })
    if (error instanceof SpreadsheetError && !isReaderFault(error)) {
      const { code, params, message } = error
      if (code === 'sheetUnknown')
        throw errors.sheetUnknown({ sheet: cutText(String(params.sheet), reasonLength), sheets: String(params.sheets) })
      throw errors.fileUnreadable({ code, reason: cutText(message, reasonLength) })
    }
    throw error
  }
}
