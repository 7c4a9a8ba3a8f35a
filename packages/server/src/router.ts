import type { TaskTypes } from '@pf/contract'
import type { TaskManager } from '@pf/task-manager'
import { createTasksRouter } from '@pf/task-manager/trpc'
import { createFilesRouter } from './trpc/files-router.ts'
import type { FileLookup } from './trpc/files-router.ts'
import { createLotsRouter } from './trpc/lots-router.ts'
import type { LotLookup } from './trpc/lots-router.ts'
import { createPartNumberBooksRouter } from './trpc/part-number-books-router.ts'
import type { BookLookup } from './trpc/part-number-books-router.ts'
import { createPartNumbersRouter } from './trpc/part-numbers-router.ts'
import type { PartNumberLookup } from './trpc/part-numbers-router.ts'
import { router } from './trpc/procedure.ts'
import { createStockRouter } from './trpc/stock-router.ts'
import type { StockLookup } from './trpc/stock-router.ts'
import { createSystemRouter } from './trpc/system-router.ts'
import type { SystemLookup } from './trpc/system-router.ts'

export type { RequestContext } from './trpc/procedure.ts'
export type { SystemInfo } from './trpc/system-router.ts'

/** Everything that the procedures call. */
export interface RouterServices {
  readonly manager: TaskManager<TaskTypes>
  readonly files: FileLookup
  readonly lots: LotLookup
  readonly stock: StockLookup
  readonly partNumbers: PartNumberLookup
  readonly books: BookLookup
  readonly system: SystemLookup
}

/** All procedures. Those of `tasks` take their permissions from the task definitions; every other names its own. */
export function createAppRouter({ manager, books, files, lots, partNumbers, stock, system }: RouterServices) {
  return router({
    tasks: createTasksRouter(manager),
    files: createFilesRouter(files),
    lots: createLotsRouter(lots),
    stock: createStockRouter(stock),
    partnumbers: createPartNumbersRouter(partNumbers),
    partnumberBooks: createPartNumberBooksRouter(books),
    system: createSystemRouter(system),
  })
}

/** The API as clients see it: `import type` it, and every call is typed. */
export type AppRouter = ReturnType<typeof createAppRouter>
