import { importPreviewKind } from './import-preview.tsx'
import { stockImportKind } from './stock-import.tsx'
import type { TaskKinds } from './task-kind.ts'

// @ts-expect-error a task type of the registry without its kind
void ({ import_preview: importPreviewKind } satisfies TaskKinds)

// @ts-expect-error a kind under another type's name
void ({ import_preview: stockImportKind, stock_import: stockImportKind } satisfies TaskKinds)
