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
import type { TaskKinds } from './task-kind.ts'

const others = {
  list_preview: listPreviewKind,
  lot_import: lotImportKind,
  lot_export: lotExportKind,
  mapping_import: mappingImportKind,
  mapping_export: mappingExportKind,
  partnumber_book_create: partNumberBookCreateKind,
  partnumber_book_retention: partNumberBookRetentionKind,
  partnumber_survey: partNumberSurveyKind,
}

void ({ ...others, import_preview: importPreviewKind, stock_import: stockImportKind } satisfies TaskKinds)

// @ts-expect-error a task type of the registry without its kind
void ({ ...others, import_preview: importPreviewKind } satisfies TaskKinds)

// @ts-expect-error a kind under another type's name
void ({ ...others, import_preview: stockImportKind, stock_import: stockImportKind } satisfies TaskKinds)
