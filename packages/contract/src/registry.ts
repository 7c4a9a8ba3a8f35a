import { createRegistry } from '@pf/task-contract'
import type { Task } from '@pf/task-contract'
import { importPreview } from './tasks/import-preview.ts'
import { listPreview } from './tasks/list-preview.ts'
import { lotExport } from './tasks/lot-export.ts'
import { lotImport } from './tasks/lot-import.ts'
import { mappingExport } from './tasks/mapping-export.ts'
import { mappingImport } from './tasks/mapping-import.ts'
import { partNumberBookCreate } from './tasks/partnumber-book-create.ts'
import { partNumberBookRetention } from './tasks/partnumber-book-retention.ts'
import { partNumberSurvey } from './tasks/partnumber-survey.ts'
import { stockImport } from './tasks/stock-import.ts'

/** Every task type of PriceForge. A new one is one file in `tasks/` and one line here; the compiler then names what else is missing. */
export const taskTypes = createRegistry([
  importPreview,
  stockImport,
  listPreview,
  lotImport,
  lotExport,
  mappingImport,
  mappingExport,
  partNumberBookCreate,
  partNumberBookRetention,
  partNumberSurvey,
])

export type TaskTypes = typeof taskTypes
export type TaskType = keyof TaskTypes
export type PriceForgeTask = Task<TaskTypes>
