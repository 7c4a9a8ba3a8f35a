import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { maxUploadBytes } from '@pf/contract'
import type { ExportFormat } from '@pf/contract'
import type { Transaction } from '@pf/database'
import { FileError } from '@pf/files'
import { writeCsv, writeXlsx } from '@pf/spreadsheet'
import type { CellValue } from '@pf/spreadsheet'
import { sql } from 'drizzle-orm'
import type { PricingDeps } from '../pricing-deps.ts'

export interface ListToExport {
  /** Without its ending. */
  readonly name: string
  readonly sheet: string
  readonly format: ExportFormat
  readonly language: 'en' | 'ru'
  /** Id of the actor. */
  readonly ownerId: string
  readonly rows: (tx: Transaction) => AsyncIterable<readonly CellValue[]>
  readonly signal: AbortSignal
  /** Once all rows are written. */
  readonly onWritten: () => void
}

/**
 * Writes a list to a file of the store, as it is at one moment: the rows go to a temporary file in one snapshot, and from there into the store.
 * A file of an attempt that is lost meanwhile is removed after 30 days, as nobody uses it. Answers its id and name; null where it would
 * be larger than an upload may be.
 */
export async function exportList(
  { database, files, tempDir }: PricingDeps,
  { name, sheet, format, language, ownerId, rows, signal, onWritten }: ListToExport,
): Promise<{ fileId: string; name: string } | null> {
  await using cleanup = new AsyncDisposableStack()
  await mkdir(tempDir, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(path.join(tempDir, 'export-'))
  cleanup.defer(() => rm(folder, { recursive: true, force: true }))
  const copy = path.join(folder, 'file')
  await database.transaction(async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read read only`)
    const content =
      format === 'csv'
        ? writeCsv(rows(tx), { delimiter: language === 'ru' ? ';' : ',' })
        : writeXlsx({ name: sheet, rows: rows(tx) })
    await pipeline(content, createWriteStream(copy, { flags: 'wx', mode: 0o600 }), { signal })
  })
  onWritten()
  const fileName = `${name}.${format}`
  try {
    const content = createReadStream(copy)
    const file = await files.write({ name: fileName, ownerId, content, maxBytes: maxUploadBytes, signal })
    return { fileId: file.id, name: fileName }
  } catch (error) {
    if (error instanceof FileError && error.code === 'FILE_TOO_LARGE') return null
    throw error
  }
}
