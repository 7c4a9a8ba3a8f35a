import { importPreviewKind } from './import-preview.tsx'
import { partNumberBookCreateKind } from './partnumber-book-create.tsx'
import { partNumberBookRetentionKind } from './partnumber-book-retention.tsx'
import { partNumberSurveyKind } from './partnumber-survey.tsx'
import { sampleDataKind } from './sample-data.tsx'
import { stockImportKind } from './stock-import.tsx'
import type { TaskKinds } from './task-kind.ts'

const others = {
  partnumber_book_create: partNumberBookCreateKind,
  partnumber_book_retention: partNumberBookRetentionKind,
  partnumber_survey: partNumberSurveyKind,
  sample_data: sampleDataKind,
}

void ({ ...others, import_preview: importPreviewKind, stock_import: stockImportKind } satisfies TaskKinds)

// @ts-expect-error a task type of the registry without its kind
void ({ ...others, import_preview: importPreviewKind } satisfies TaskKinds)

// @ts-expect-error a kind under another type's name
void ({ ...others, import_preview: stockImportKind, stock_import: stockImportKind } satisfies TaskKinds)
