import type { TaskType } from '@pf/contract'
import { importPreviewKind } from './import-preview.tsx'
import { listPreviewKind } from './list-preview.tsx'
import { lotExportKind } from './lot-export.tsx'
import { lotImportKind } from './lot-import.tsx'
import { mappingExportKind } from './mapping-export.tsx'
import { mappingImportKind } from './mapping-import.tsx'
import { partNumberBookCreateKind } from './partnumber-book-create.tsx'
import { partNumberBookRetentionKind } from './partnumber-book-retention.tsx'
import { partNumberSurveyKind } from './partnumber-survey.tsx'
import { stockImportKind } from './stock-import.tsx'
import type { TaskKind, TaskKinds } from './task-kind.ts'
import { unknownKind } from './unknown-kind.ts'

/** How each task type is shown. A type of the registry that is missing here does not compile. */
const taskKinds = {
  import_preview: importPreviewKind,
  stock_import: stockImportKind,
  list_preview: listPreviewKind,
  lot_import: lotImportKind,
  lot_export: lotExportKind,
  mapping_import: mappingImportKind,
  mapping_export: mappingExportKind,
  partnumber_book_create: partNumberBookCreateKind,
  partnumber_book_retention: partNumberBookRetentionKind,
  partnumber_survey: partNumberSurveyKind,
} satisfies TaskKinds

/** The types whose end is worth telling. */
export const toldTypes: readonly TaskType[] = Object.values(taskKinds).flatMap(({ toasts, type }) =>
  toasts ? [type] : [],
)

/** A server that was renewed since this page was loaded may have types that the page does not know. */
export function kindOf(type: TaskType): TaskKind {
  return Object.hasOwn(taskKinds, type) ? taskKinds[type] : unknownKind(type)
}
