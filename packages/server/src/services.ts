import { taskTypes } from '@pf/contract'
import type { TaskTypes } from '@pf/contract'
import { migrateSchema, openDatabase } from '@pf/database'
import type { Database, DatabaseEvent } from '@pf/database'
import { createFileStore, filesMigration } from '@pf/files'
import type { FileStore } from '@pf/files'
import { createTaskManager, prepareTaskSchema } from '@pf/task-manager'
import type { TaskManager } from '@pf/task-manager'
import { insertDefaultSettings, pricingMigration } from '@pf/pricing'
import { can } from './access.ts'
import { admitFiles } from './admit-files.ts'
import { bookService } from './book-service.ts'
import type { BookService } from './book-service.ts'
import type { Config } from './config/config.ts'
import { listService } from './list-service.ts'
import type { ListService } from './list-service.ts'
import type { Log } from './log.ts'
import { lotService } from './lot-service.ts'
import { partNumberService } from './part-number-service.ts'
import { stockService } from './stock-service.ts'
import type { StockService } from './stock-service.ts'
import { systemService } from './system-service.ts'
import type { LotLookup } from './trpc/lots-router.ts'
import type { PartNumberLookup } from './trpc/part-numbers-router.ts'
import type { SystemLookup } from './trpc/system-router.ts'

/** What a process works with, of the whole product; made in one place, closed in the opposite order. */
export interface Services extends AsyncDisposable {
  readonly database: Database
  readonly files: FileStore
  readonly manager: TaskManager<TaskTypes>
  readonly lots: LotLookup
  readonly stock: StockService
  readonly partNumbers: PartNumberLookup
  readonly books: BookService
  readonly lists: ListService
  readonly system: SystemLookup
}

export interface ServicesOptions {
  readonly config: Pick<Config, 'dataDir' | 'databaseUrl'>
  readonly log: Log
  readonly onDatabaseEvent?: (event: DatabaseEvent) => void
  readonly maxUploadBytes: number
}

/** Where root's copy of PostgreSQL's programs may lie when the installed ones are out of reach. */
const cacheDirs = ['/var/lib/priceforge', '/var/cache/priceforge']

/** Brings the schemas of all packages to the level of this build; settings that have no value yet get this host's. */
export async function prepareSchemas(database: Database): Promise<void> {
  await prepareTaskSchema(database)
  await migrateSchema(database, filesMigration)
  await migrateSchema(database, pricingMigration)
  await insertDefaultSettings(database.db, { timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone })
}

/** Opens the database, brings it up to date and builds the rest on it. @throws DatabaseError in one sentence */
export async function openServices({
  config,
  log,
  onDatabaseEvent,
  maxUploadBytes,
}: ServicesOptions): Promise<Services> {
  await using opened = new AsyncDisposableStack()
  const location = config.databaseUrl === null ? { dataDir: config.dataDir, cacheDirs } : { url: config.databaseUrl }
  const database = opened.use(
    await openDatabase(location, {
      onEvent: (event) => {
        logDatabaseEvent(log, event)
        onDatabaseEvent?.(event)
      },
    }),
  )
  await prepareSchemas(database)
  const files = createFileStore(database)
  const manager = opened.use(
    await createTaskManager({
      database,
      registry: taskTypes,
      can,
      admit: admitFiles(files),
      log: log.child({ part: 'tasks' }),
    }),
  )
  const closing = opened.move()
  return {
    database,
    files,
    manager,
    lots: lotService(database),
    stock: stockService(database, { manager, log }),
    partNumbers: partNumberService(database, { manager, log }),
    books: bookService(database),
    lists: listService(database),
    system: systemService({ database, maxUploadBytes }),
    [Symbol.asyncDispose]: () => closing.disposeAsync(),
  }
}

const loud: ReadonlySet<DatabaseEvent['kind']> = new Set(['lost', 'error', 'restarted'])

function logDatabaseEvent(log: Log, { kind, text }: DatabaseEvent): void {
  if (loud.has(kind)) log.warn({ part: 'database' }, text)
  else log.debug({ part: 'database' }, text)
}
