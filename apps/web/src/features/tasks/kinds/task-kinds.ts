import type { TaskType } from '@pf/contract'
import { importPreviewKind } from './import-preview.tsx'
import { partNumberBookCreateKind } from './partnumber-book-create.tsx'
import { partNumberBookRetentionKind } from './partnumber-book-retention.tsx'
import { partNumberSurveyKind } from './partnumber-survey.tsx'
import { sampleDataKind } from './sample-data.tsx'
import { stockImportKind } from './stock-import.tsx'
import type { TaskKind, TaskKinds } from './task-kind.ts'
import { unknownKind } from './unknown-kind.ts'

/** How each task type is shown. A type of the registry that is missing here does not compile. */
const taskKinds = {
  import_preview: importPreviewKind,
  stock_import: stockImportKind,
  partnumber_book_create: partNumberBookCreateKind,
  partnumber_book_retention: partNumberBookRetentionKind,
  partnumber_survey: partNumberSurveyKind,
  sample_data: sampleDataKind,
} satisfies TaskKinds

/** The types whose end is worth telling. */
export const toldTypes: readonly TaskType[] = Object.values(taskKinds).flatMap(({ toasts, type }) =>
  toasts ? [type] : [],
)

/** A server that was renewed since this page was loaded may have types that the page does not know. */
export function kindOf(type: TaskType): TaskKind {
  return Object.hasOwn(taskKinds, type) ? taskKinds[type] : unknownKind(type)
}
