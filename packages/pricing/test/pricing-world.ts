import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrateSchema } from '@pf/database'
import { createTestDatabase } from '@pf/database/testing'
import type { TestDatabase } from '@pf/database/testing'
import { createFileStore, filesMigration } from '@pf/files'
import type { FileStore } from '@pf/files'
import { writeXlsx } from '@pf/spreadsheet'
import type { CellValue } from '@pf/spreadsheet'
import { insertDefaultSettings, pricingMigration } from '../src/pricing.ts'

export type SheetRows = readonly (readonly CellValue[])[]

/** A database with the schemas of files and pricing, a file store, and a folder for copies. */
export interface PricingWorld extends AsyncDisposable {
  readonly database: TestDatabase
  readonly files: FileStore
  readonly tempDir: string
  /** Keeps an xlsx of these rows, sheet "Stock"; texts stay texts. Answers the file's id. */
  uploadRows(rows: SheetRows, name?: string): Promise<string>
  uploadBytes(content: Uint8Array, name: string): Promise<string>
  /** Files that a handler has left in the folder for copies. */
  leftCopies(): Promise<string[]>
}

export async function createPricingWorld(): Promise<PricingWorld> {
  const database = await createTestDatabase({
    name: 'pricing',
    prepare: async (db) => {
      await migrateSchema(db, filesMigration)
      await migrateSchema(db, pricingMigration)
      await insertDefaultSettings(db.db, { timeZone: 'Europe/Moscow' })
    },
  })
  const files = createFileStore(database)
  const tempDir = await mkdtemp(path.join(tmpdir(), 'pricing-test-'))
  const upload = async (content: AsyncIterable<Uint8Array>, name: string) =>
    (await files.write({ name, ownerId: 'anna', content, maxBytes: 1e9 })).id
  return {
    database,
    files,
    tempDir,
    uploadRows: (rows, name = 'stock.xlsx') => upload(writeXlsx({ name: 'Stock', rows }), name),
    uploadBytes: (content, name) => upload(streamOf(content), name),
    leftCopies: () => readdir(tempDir),
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]()
      await rm(tempDir, { recursive: true, force: true })
    },
  }
}

async function* streamOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}
