import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { taskTypes } from '@pf/contract'
import type { PriceForgeTask, TaskTypes } from '@pf/contract'
import { migrateSchema } from '@pf/database'
import type { Database } from '@pf/database'
import { createFileStore, filesMigration } from '@pf/files'
import type { FileStore } from '@pf/files'
import { writeXlsx } from '@pf/spreadsheet'
import type { CellValue } from '@pf/spreadsheet'
import { isFinal } from '@pf/task-contract'
import type { Actor, SubmittedInputOf } from '@pf/task-contract'
import { createTaskManager, prepareTaskSchema } from '@pf/task-manager'
import type { TaskHandlers, TaskManager } from '@pf/task-manager'
import { sql } from 'drizzle-orm'
import { createPricingHandlers, insertDefaultSettings, pricingMigration } from '../src/pricing.ts'

export const anna: Actor = { id: 'anna', name: 'Anna', role: 'administrator', via: 'local' }

type Of<Type> = Extract<PriceForgeTask, { type: Type }>
type ImportTask = Of<'stock_import'>
type PreviewTask = Of<'import_preview'>
type BookTask = Of<'partnumber_book_create'>
type RetentionTask = Of<'partnumber_book_retention'>
export type ImportInput = SubmittedInputOf<TaskTypes['stock_import']>
export type SheetRows = readonly (readonly CellValue[])[]

/** The product without a server: its tables, a file store, the engine and a worker with the real handlers. */
export interface PricingWorld extends AsyncDisposable {
  readonly database: Database
  readonly files: FileStore
  readonly manager: TaskManager<TaskTypes>
  /** Keeps an xlsx of these rows, sheet "Stock"; texts stay texts. Answers the file's id. */
  uploadRows(rows: SheetRows, name?: string): Promise<string>
  uploadBytes(content: Uint8Array, name: string): Promise<string>
  submitImport(input: ImportInput): Promise<string>
  /** Imports a file and waits for the end of the task, however it ends, and of those that follow it. */
  importFile(input: ImportInput): Promise<ImportTask>
  preview(input: SubmittedInputOf<TaskTypes['import_preview']>): Promise<PreviewTask>
  previewList(input: SubmittedInputOf<TaskTypes['list_preview']>): Promise<Of<'list_preview'>>
  importLots(input: SubmittedInputOf<TaskTypes['lot_import']>): Promise<Of<'lot_import'>>
  exportLots(input: SubmittedInputOf<TaskTypes['lot_export']>): Promise<Of<'lot_export'>>
  importMappings(input: SubmittedInputOf<TaskTypes['mapping_import']>): Promise<Of<'mapping_import'>>
  exportMappings(input: SubmittedInputOf<TaskTypes['mapping_export']>): Promise<Of<'mapping_export'>>
  /** Creates a part-number book and waits for the end of the task and of those that follow it. */
  createBook(): Promise<BookTask>
  submitBook(): Promise<string>
  retainBooks(): Promise<RetentionTask>
  untilFinal(taskId: string): Promise<PriceForgeTask>
  /** Until no task waits or runs. */
  untilIdle(): Promise<void>
  /** The folder for copies. */
  readonly tempDir: string
  /** Files that a handler has left in the folder for copies. */
  leftCopies(): Promise<string[]>
}

/** Brings a database to where a server would start. Tasks are created at 15:00 of 26 November in Moscow. */
export async function preparePricing(database: Database): Promise<void> {
  await prepareTaskSchema(database)
  await migrateSchema(database, filesMigration)
  await migrateSchema(database, pricingMigration)
  await insertDefaultSettings(database.db, { timeZone: 'Europe/Moscow' })
  await setTaskTime(database, '2026-11-26T12:00:00Z')
}

/** The `createdAt` of the tasks to come. */
export async function setTaskTime({ db }: Database, instant: string): Promise<void> {
  await db.execute(sql`alter table tasks.task alter created_at set default ${sql.raw(`'${instant}'`)}`)
}

export async function openPricingWorld(
  database: Database,
  wrap: (handlers: TaskHandlers<TaskTypes>) => TaskHandlers<TaskTypes> = (handlers) => handlers,
): Promise<PricingWorld> {
  await using opened = new AsyncDisposableStack()
  const files = createFileStore(database)
  const tempDir = await mkdtemp(path.join(tmpdir(), 'pricing-test-'))
  opened.defer(() => rm(tempDir, { recursive: true, force: true }))
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const manager = opened.use(await createTaskManager({ database, registry: taskTypes, can: () => true, log: quiet }))
  const handlers = wrap(createPricingHandlers({ database, files, tempDir }))
  opened.use(await manager.startWorker({ handlers, slots: 2, name: 'test' }))

  const upload = async (content: AsyncIterable<Uint8Array>, name: string) =>
    (await files.write({ name, ownerId: anna.id, content, maxBytes: 1e9 })).id
  const submitImport = async (input: ImportInput) =>
    (await manager.submit({ type: 'stock_import', input }, anna)).taskId
  const untilFinal = async (taskId: string) => {
    for (;;) {
      const task = await manager.get(taskId, anna)
      if (isFinal(task.status)) return task
      await delay(20)
    }
  }
  const untilIdle = async () => {
    for (;;) {
      const { tasks } = await manager.list({ statuses: ['queued', 'running'], limit: 1 }, anna)
      if (tasks.length === 0) return
      await delay(20)
    }
  }
  const submitBook = async () => (await manager.submit({ type: 'partnumber_book_create', input: {} }, anna)).taskId
  const closing = opened.move()
  return {
    database,
    files,
    manager,
    submitBook,
    createBook: async () => {
      const task = ofType(await untilFinal(await submitBook()), 'partnumber_book_create')
      await untilIdle()
      return task
    },
    retainBooks: async () =>
      ofType(
        await untilFinal((await manager.submit({ type: 'partnumber_book_retention', input: {} }, anna)).taskId),
        'partnumber_book_retention',
      ),
    untilIdle,
    uploadRows: (rows, name = 'stock.xlsx') => upload(writeXlsx({ name: 'Stock', rows }), name),
    uploadBytes: (content, name) => upload(streamOf(content), name),
    submitImport,
    importFile: async (input) => {
      const task = ofType(await untilFinal(await submitImport(input)), 'stock_import')
      await untilIdle()
      return task
    },
    preview: async (input) =>
      ofType(
        await untilFinal((await manager.submit({ type: 'import_preview', input }, anna)).taskId),
        'import_preview',
      ),
    previewList: async (input) =>
      ofType(await untilFinal((await manager.submit({ type: 'list_preview', input }, anna)).taskId), 'list_preview'),
    importLots: async (input) =>
      ofType(await untilFinal((await manager.submit({ type: 'lot_import', input }, anna)).taskId), 'lot_import'),
    exportLots: async (input) =>
      ofType(await untilFinal((await manager.submit({ type: 'lot_export', input }, anna)).taskId), 'lot_export'),
    importMappings: async (input) =>
      ofType(
        await untilFinal((await manager.submit({ type: 'mapping_import', input }, anna)).taskId),
        'mapping_import',
      ),
    exportMappings: async (input) =>
      ofType(
        await untilFinal((await manager.submit({ type: 'mapping_export', input }, anna)).taskId),
        'mapping_export',
      ),
    untilFinal,
    tempDir,
    leftCopies: () => readdir(tempDir),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

/** The result of a task that must have completed. */
export function resultOf<T extends PriceForgeTask>(task: T): Extract<T, { status: 'completed' }>['result'] {
  if (!isCompleted(task)) throw new Error(`The task is ${JSON.stringify(task)}, not completed`)
  return task.result
}

/** The error of a task that must have failed. */
export function errorOf<T extends PriceForgeTask>(task: T): Extract<T, { status: 'error' }>['error'] {
  if (!isFailed(task)) throw new Error(`The task is ${JSON.stringify(task)}, not failed`)
  return task.error
}

function isCompleted<T extends PriceForgeTask>(task: T): task is Extract<T, { status: 'completed' }> {
  return task.status === 'completed'
}

function isFailed<T extends PriceForgeTask>(task: T): task is Extract<T, { status: 'error' }> {
  return task.status === 'error'
}

function ofType<Type extends PriceForgeTask['type']>(task: PriceForgeTask, type: Type): Of<Type> {
  if (!isOfType(task, type)) throw new Error(`The task is a ${task.type}, not a ${type}`)
  return task
}

function isOfType<Type extends PriceForgeTask['type']>(task: PriceForgeTask, type: Type): task is Of<Type> {
  return task.type === type
}

async function* streamOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}
