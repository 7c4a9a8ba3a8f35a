import type { TaskType } from '@pf/contract'
import { importPreviewKind } from './import-preview.tsx'
import { stockImportKind } from './stock-import.tsx'
import type { TaskKind, TaskKinds } from './task-kind.ts'

/** How each task type is shown. A type of the registry that is missing here does not compile. */
const taskKinds = {
  import_preview: importPreviewKind,
  stock_import: stockImportKind,
} satisfies TaskKinds

export function kindOf(type: TaskType): TaskKind {
  return taskKinds[type]
}
